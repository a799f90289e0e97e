using CaseTracker.Access;
using CaseTracker.Clocks;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using MediatR;

namespace CaseTracker.Notifications;

/// <summary>Sends the reminders that their policy has sent without a person's decision: one note to a State for a case, whatever the State
/// owes in it.</summary>
public sealed class AutomaticReminders(Database database, IMediator mediator, RequestContext context, TimeProvider clock)
{
    /// <summary>To be run every few minutes, in a scope of its own; returns how many notes it sent.</summary>
    public async Task<int> Run(CancellationToken cancellation = default)
    {
        var due = await database.Read(session => DueReminders.Automatic(session, clock.GetUtcNow().UtcDateTime), cancellation);
        context.Caller = new Caller(Author.System.Actor, Author.System.Actor, Role.DeskOfficer, Audience.Un, null);
        var sent = 0;
        foreach (var (reference, state) in due.Select(r => (r.Reference, r.State)).Distinct())
        {
            var proposed = await mediator.Send(new ProposedMessages.Query(reference), cancellation);
            if (proposed.FirstOrDefault(p => p.Kind == MessageKind.Reminder && p.State == state) is not { } reminder)
                continue;
            var first = due.First(r => (r.Reference, r.State) == (reference, state));
            // Two nodes may come upon the same one; the key has it sent once.
            context.IdempotencyKey = $"reminder:{first.ClockId:N}:{first.RemindAt.Ticks}";
            await mediator.Send(new IssueMessage.Command(reference, null, MessageKind.Reminder, state, reminder.Language), cancellation);
            sent++;
        }
        return sent;
    }
}
