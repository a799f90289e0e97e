using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using MediatR;

namespace CaseTracker.Access;

public sealed record Proposed(string Kind, string Body, string? Reference, string Reason) : Event;

public sealed record ProposalApproved : Event;

public sealed record ProposalRejected(string Reason) : Event;

/// <summary>A proposal waits for a while and not for ever: what was right to do then may not be right now.</summary>
internal static class ProposalLife
{
    private static readonly TimeSpan Length = TimeSpan.FromDays(30);

    public static bool HasExpired(DateTime proposedAt, DateTime now) => proposedAt < OldestOpen(now);

    /// <summary>What was proposed before this can be decided no more.</summary>
    public static DateTime OldestOpen(DateTime now) => now - Length;

    public static DateTime ExpiryOf(DateTime proposedAt) => proposedAt + Length;
}

/// <summary>Something that waits for a second person, or was decided by one.</summary>
[ReadTable(nameof(ProposalId))]
public sealed record ProposalRow : Row
{
    public Guid ProposalId { get; init; }

    /// <summary>The name of the command.</summary>
    public string Kind { get; init; } = "";
    public string? Reference { get; init; }

    /// <summary>The command, canonical JSON.</summary>
    public string Body { get; init; } = "";
    public string Reason { get; init; } = "";
    public string ProposedBy { get; init; } = "";
    public DateTime ProposedAt { get; init; }

    /// <summary><c>open</c>, <c>approved</c> or <c>rejected</c>.</summary>
    public string State { get; init; } = "";
    public string? DecidedBy { get; init; }
    public string? DecisionReason { get; init; }
}

internal sealed class ProposalProjection : Projection
{
    public const string Kind = "Proposal";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var (first, last) = (history[0], history[^1]);
        var proposed = (Proposed)first.Event;
        yield return new ProposalRow
        {
            ProposalId = first.StreamId,
            Kind = proposed.Kind,
            Reference = proposed.Reference,
            Body = proposed.Body,
            Reason = proposed.Reason,
            ProposedBy = first.Actor,
            ProposedAt = first.RecordedAt,
            State = last.Event switch
            {
                ProposalApproved => "approved",
                ProposalRejected => "rejected",
                _ => "open",
            },
            DecidedBy = history.Count > 1 ? last.Actor : null,
            DecisionReason = (last.Event as ProposalRejected)?.Reason,
        };
    }
}

/// <summary>
/// Turns a command that needs a second person into a proposal, which runs when that person approves (see <see cref="DecideProposal"/>).
/// What could not be done now is refused at once, to the one who proposes it.
/// </summary>
internal sealed class FourEyes<TRequest, TResponse>(RequestContext context, Recorder recorder, TimeProvider clock)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : ICommand
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (
            request is not IFourEyes command
            || context.IsApproved
            || !(command.NeedsSecondPerson || (command.NeedsPersonBesideMachine && context.IsMachine))
        )
            return await next();
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        object receipt = await recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var reference = (request as IRecordCommand)?.Reference;
                await recording.Rehearse(() => next());
                recording.Add(
                    ProposalProjection.Kind,
                    id,
                    [new Proposed(typeof(TRequest).FullName!, Canonical.Plain.Write(request), reference, command.Reason)]
                );
                return new Receipt(reference, ProposalId: id);
            },
            cancellationToken
        );
        return (TResponse)receipt;
    }
}
