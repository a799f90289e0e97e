using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>States again, in full and with the reason, before which court a proceeding runs.</summary>
public static class CorrectProceeding
{
    /// <param name="Authority">Left out it is removed, unless a case is strictly confidential and the author was not shown it; the same
    /// holds for the legal basis.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        Forum Forum,
        string? State,
        string? Authority,
        string? LegalBasis,
        string Reason
    ) : IProceedingCommand;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).SitsIn(c => c.Forum);
            RuleFor(c => c.Authority).AtMost(200);
            RuleFor(c => c.LegalBasis).AtMost(500);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; who does not, leaves it as it
    /// is.</param>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, bool seesAll)
    {
        var facts = OpenProceeding.FactsOf(command.Forum, command.State, command.Authority, command.LegalBasis);
        if (!seesAll)
            facts = facts with
            {
                Authority = facts.Authority ?? proceeding.Facts.Authority,
                LegalBasis = facts.LegalBasis ?? proceeding.Facts.LegalBasis,
            };
        if (facts == proceeding.Facts)
            throw new RuleBrokenException(Text.NothingChanged);
        yield return new ProceedingCorrected(facts, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (proceeding, recording) => Decide(proceeding, request, await desk.SeesAll(recording, proceeding)),
                cancellationToken
            );
    }
}
