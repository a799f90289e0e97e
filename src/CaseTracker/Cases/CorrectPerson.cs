using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>States again, in full and with the reason, what is known of a person affected.</summary>
public static class CorrectPerson
{
    /// <param name="Person">A name left out is removed, unless the case is strictly confidential and the author was not shown the
    /// name.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Guid PersonId,
        AddPerson.Facts Person,
        string Reason,
        Source Source,
        Confidence Confidence
    ) : ICaseCommand, IAcceptable
    {
        IAcceptable IAcceptable.SaidBy(Source source) => this with { Source = source };
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock)
        {
            RuleFor(c => c.Person).NotNull().SetValidator(new AddPerson.FactsRules(clock));
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; who does not, leaves it as it
    /// is.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        var (person, facts) = (file.Person(command.PersonId), command.Person.For(command.PersonId));
        AddPerson.RequireTimely(file.Incident.OccurredOn, command.Person);
        if (person.IsErased && facts.Name is not null)
            throw new RuleBrokenException(Text.PersonIsErased, nameof(Command.Person));
        if (facts.Name is null && file.IsStrictlyConfidential && !seesAll)
            facts = facts with { Name = person.Known.Name };
        // A form knows one State; a contingent member of another nationality keeps it as long as the contributor stays.
        if (facts.ContributingState is not null && facts.ContributingState == person.Facts.ContributingState)
            facts = facts with { Nationality = person.Facts.Nationality };
        if (facts == person.Known)
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new PersonCorrected(command.PersonId, facts, command.Reason)
        {
            EffectiveOn = file.Incident.OccurredOn,
            Source = command.Source,
            Confidence = command.Confidence,
        };
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
