using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Cases;

/// <summary>
/// Closes a case for one of the listed reasons, once a second person agrees; only three of them count as accountability achieved. A reason
/// that says what a court found, or that nobody is left to be tried, holds only where the proceedings say so.
/// </summary>
public static class CloseCase
{
    [Needs(Right.FollowUp)]
    public sealed record Command(string Reference, int? Version, Closure Closure, string Reason) : ICaseCommand, IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Reasoned();
    }

    /// <summary>Pure: the same case and command always give the same events.</summary>
    internal static IEnumerable<Event> Decide(CaseFile file, Command command)
    {
        if (file.Closure is not null)
            throw new RuleBrokenException(Text.AlreadyClosed);
        if (Missing(file, command.Closure) is { } missing)
            throw new RuleBrokenException(missing, nameof(Command.Closure));
        yield return new CaseClosed(command.Closure, command.Reason);
    }

    /// <summary>What is not established although the reason needs it; null when nothing is.</summary>
    private static string? Missing(CaseFile file, Closure closure)
    {
        var decided = file.Milestones.Where(m => m is { Moves: true, Stage: Stage.Final }).Select(m => m.Outcome).ToHashSet();
        var awaits = file.Influences.Any(i => i.AwaitsAccused);
        return closure switch
        {
            Closure.FinalConviction when !decided.Contains(CourtOutcome.Conviction) => Text.NoFinalConviction,
            Closure.FinalAcquittalNoOtherSuspect when !decided.Contains(CourtOutcome.Acquittal) || awaits => Text.NoFinalAcquittal,
            Closure.JudiciallyNotACrime when !file.Milestones.Any(m => m is { Moves: true, Outcome: CourtOutcome.NotACrime }) =>
                Text.NoFindingOfNoCrime,
            Closure.AllSuspectsDeceased
                when awaits || !file.Milestones.Any(m => m is { Moves: true, Outcome: CourtOutcome.SuspectsDeceased }) =>
                Text.SuspectsNotAllDeceased,
            _ => null,
        };
    }

    internal sealed class Handler(CaseDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(request, Decide, cancellationToken);
    }
}
