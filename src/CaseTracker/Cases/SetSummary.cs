using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>Sets or removes the summary that every State concerned may read.</summary>
public static class SetSummary
{
    /// <param name="Summary">At most 2000 characters; null or blank removes it.</param>
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, string? Summary) : ICaseCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Summary).AtMost(2000);
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; nobody overwrites what he cannot
    /// read.</param>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command, bool seesAll)
    {
        if (file.IsStrictlyConfidential && !seesAll)
            throw new RuleBrokenException(Text.CaseIsStrict);
        var summary = command.Summary.OrNull();
        if (summary == file.Summary)
            throw new RuleBrokenException(Text.NothingChanged, nameof(Command.Summary));
        yield return new SummarySet(summary);
    }

    internal sealed class Handler(CaseDesk desk, RequestContext context) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, (file, command) => Decide(file, command, context.Caller.Has(Right.ReadStrict)), cancellationToken);
    }
}
