using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Registry;

/// <summary>Records who is in touch with the family or survivor; no State reads it, and erasing the person affected erases it.</summary>
public static class SetFamilyContact
{
    private const int Longest = 400;

    /// <param name="Contact">Name and how to reach, at most 400 characters; null or blank where nobody is in touch any more.</param>
    /// <param name="Side">Needed with a contact and with nothing else.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Guid PersonId, string? Contact, ContactSide? Side) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Contact).AtMost(Longest);
            RuleFor(c => c.Side).NotNull().When(c => c.Contact.OrNull() is not null).WithMessage(_ => Text.SideMissing);
            RuleFor(c => c.Side).Null().When(c => c.Contact.OrNull() is null).WithMessage(_ => Text.SideNotWanted);
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; nobody overwrites what he cannot
    /// read.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        var (person, contact) = (file.Person(command.PersonId), command.Contact.OrNull());
        if (person.IsErased)
            throw new RuleBrokenException(Text.PersonIsErased);
        if ((contact, command.Side) == (person.FamilyContact?.Contact?.Text, person.FamilyContact?.Side))
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Contact));
        yield return new FamilyContactSet(command.PersonId, contact is null ? null : new Personal(command.PersonId, contact), command.Side);
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
