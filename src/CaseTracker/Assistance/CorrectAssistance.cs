using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Assistance;

/// <summary>States again, in full and with the reason, who assists whom and with what.</summary>
public static class CorrectAssistance
{
    /// <param name="Summary">Left out it is removed, unless a case is strictly confidential and the author was not shown it.</param>
    [Needs(Right.FollowUp)]
    public sealed record Command(
        string Reference,
        int? Version,
        AssistanceKind Kind,
        string Host,
        HostAuthority Authority,
        AssistanceProvider Provider,
        string? Entity,
        string? State,
        string? Mission,
        string? Summary,
        string Reason
    ) : IAssistanceCommand, IEngagementFacts;

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            this.StatesFacts();
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same engagement and command always give the same events.</summary>
    /// <param name="seesAll">Whether the author sees what a strictly confidential case holds back; who does not, leaves it as it
    /// is.</param>
    internal static IEnumerable<Event> Decide(Engagement engagement, Command command, string mission, bool seesAll)
    {
        var facts = command.FactsOf(mission);
        if (!seesAll)
            facts = facts with { Summary = facts.Summary ?? engagement.Facts.Summary };
        // A refusal would tell who was not shown the summary that it was guessed.
        var isGuess = !seesAll && command.Summary.OrNull() is not null;
        if (facts == engagement.Facts && !isGuess)
            throw new RuleBrokenException(Text.NothingChanged);
        if ((facts.Provider == AssistanceProvider.ContributingState) != (engagement.Facts.Provider == AssistanceProvider.ContributingState))
            throw new RuleBrokenException(Text.InvestigatorsStay, nameof(Command.Provider));
        if (facts.Host != engagement.Facts.Host && engagement.Links.Count > 0)
            throw new RuleBrokenException(Text.UnlinkCasesFirst, nameof(Command.Host));
        yield return new AssistanceCorrected(facts, command.Reason);
    }

    internal sealed class Handler(AssistanceDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (engagement, recording) =>
                    Decide(engagement, request, await desk.MissionOf(recording, request), await desk.SeesAll(recording, engagement)),
                cancellationToken
            );
    }
}
