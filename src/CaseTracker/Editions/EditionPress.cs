using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;
using MediatR;

namespace CaseTracker.Editions;

/// <summary>Makes the tables, files and seal of a draft before its approval is recorded, so that nobody else who records waits for
/// them.</summary>
public sealed class EditionPress(Database database, MasterKey master, RequestContext context, TimeProvider clock)
{
    /// <param name="Version">Of the draft that was sealed.</param>
    private sealed record Printed(Guid Edition, int Version, EditionSeal Seal);

    private Printed? _printed;

    /// <summary>Makes nothing where approval would be refused: why, its transaction says.</summary>
    internal async Task Print(DecideProposal.Command approval, CancellationToken cancellation)
    {
        if (await database.Read(session => Find(session, approval), cancellation) is not { } found)
            return;
        var seal = await EditionSealer.Seal(database, master, found.Edition, found.Number, CaseRules.Today(clock), cancellation);
        _printed = new Printed(found.Edition.Id, found.Edition.Version, seal);
    }

    /// <exception cref="StaleException">The draft is not what was sealed.</exception>
    /// <exception cref="RuleBrokenException">Another edition got the number meanwhile.</exception>
    internal EditionSeal Take(Edition edition, int number) =>
        _printed is not { } printed || (printed.Edition, printed.Version) != (edition.Id, edition.Version)
            ? throw new StaleException(Text.EditionChanged)
        : printed.Seal.Statement.Number != number ? throw new RuleBrokenException(Text.EditionOvertaken)
        : printed.Seal;

    private async Task<(Edition Edition, int Number)?> Find(Session session, DecideProposal.Command approval)
    {
        var history = await new LedgerSession(session, master).Load(approval.ProposalId);
        if (
            history is not [{ Event: Proposed proposed } first]
            || DecideProposal.CommandOf(proposed.Kind, proposed.Body) is not PublishEdition.Command command
        )
            return null;
        try
        {
            DecideProposal.Decide(history, approval, context.Caller.Subject, clock.GetUtcNow().UtcDateTime);
            var edition = await EditionShelf.FindDraft(session, master, context.Caller, command.Draft);
            PublishEdition.Require(edition, command, first.Actor == context.Caller.Subject ? null : context.Caller.Subject);
            return (edition, await EditionShelf.NextNumber(session, context.Caller));
        }
        catch (Exception refused) when (refused is RuleBrokenException or StaleException or NotFoundException)
        {
            return null;
        }
    }
}

/// <summary>Has the press run before the transaction of an approval begins.</summary>
internal sealed class Pressing(EditionPress press, Recorder recorder) : IPipelineBehavior<DecideProposal.Command, Receipt>
{
    public async Task<Receipt> Handle(
        DecideProposal.Command request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<Receipt> next
    )
    {
        if (request.Approve && !recorder.IsRecording)
            await press.Print(request, cancellationToken);
        return await next();
    }
}
