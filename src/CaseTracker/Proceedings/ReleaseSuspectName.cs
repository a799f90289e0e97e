using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using FluentValidation;
using MediatR;

namespace CaseTracker.Proceedings;

/// <summary>Releases the name of an accused to one State that is entitled to the proceeding, once a second person agrees.</summary>
public static class ReleaseSuspectName
{
    [Needs(Right.Release)]
    [NeedsRecentProof]
    public sealed record Command(string Reference, int? Version, Guid AccusedId, string State, string Reason)
        : IProceedingCommand,
            IFourEyes
    {
        bool IFourEyes.NeedsSecondPerson => true;
    }

    internal sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.State).NotEmpty().WithMessage(_ => Text.StateMissing);
            RuleFor(c => c.Reason).Reasoned();
        }
    }

    /// <summary>Pure: the same proceeding and command always give the same events.</summary>
    /// <param name="entitled">The States that one of its cases concerns.</param>
    internal static IEnumerable<Event> Decide(Proceeding proceeding, Command command, IReadOnlyCollection<string> entitled)
    {
        var accused = proceeding.Require(command.AccusedId);
        if (!entitled.Contains(command.State))
            throw new RuleBrokenException(Text.NotConcerned, nameof(Command.State));
        if (accused.Name?.Text is null)
            throw new RuleBrokenException(Text.NameMissing);
        if (accused.NameReleasedTo.Contains(command.State))
            throw new RuleBrokenException(Text.AlreadyReleased, nameof(Command.State));
        yield return new SuspectNameReleased(accused.AccusedId, command.State, command.Reason);
    }

    internal sealed class Handler(ProceedingDesk desk) : IRequestHandler<Command, Receipt>
    {
        public Task<Receipt> Handle(Command request, CancellationToken cancellationToken) =>
            desk.Change(
                request,
                async (proceeding, recording) => Decide(proceeding, request, await Entitled(recording, proceeding)),
                cancellationToken
            );

        private static async Task<HashSet<string>> Entitled(Recording recording, Proceeding proceeding)
        {
            var states = new HashSet<string>(StringComparer.Ordinal);
            foreach (var id in proceeding.Cases)
                states.UnionWith(Capacities.Of(Fold.Of(await recording.Load(id))).Keys);
            return states;
        }
    }
}
