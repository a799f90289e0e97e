using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Sets or removes the internal narrative, which no State reads.</summary>
public static class SetNarrative
{
    /// <param name="Narrative">At most 20,000 characters; null or blank removes it.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, string? Narrative) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Narrative).AtMost(20_000);
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; nobody overwrites what he cannot
    /// read.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        var narrative = command.Narrative.OrNull();
        if (narrative == file.Narrative)
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Narrative));
        yield return new NarrativeSet(narrative);
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
