using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Clocks;

/// <summary>A command on one clock of a case.</summary>
public interface IClockCommand : ICaseCommand
{
    Guid ClockId { get; }
}

/// <summary>What is decided of a clock, and with what in view.</summary>
/// <param name="Now">UTC.</param>
internal sealed record ClockAtHand(Clock Clock, ClockBook Book, DateTime Now)
{
    public DateOnly Today => Book.Calendar(Clock.Start.Calendar, Clock.Start.CalendarVersion).DayOf(Now);

    public bool IsOverdue => Clock.Due is { } due && due.At <= Now;
}

/// <summary>Carries out commands on the clocks of cases that the caller sees.</summary>
public sealed class ClockDesk(CaseDesk desk, TimeProvider clock)
{
    /// <exception cref="NotFoundException">The caller sees no such case, or it has no such clock.</exception>
    /// <exception cref="RuleBrokenException">The clock has ended, or another rule forbids it.</exception>
    internal Task<Receipt> Change<TCommand>(TCommand command, Func<ClockAtHand, TCommand, Event> decide, CancellationToken cancellation)
        where TCommand : IClockCommand =>
        desk.Change(
            command,
            async (file, recording) =>
            {
                var found =
                    Clock.Of(await recording.Load(file.CaseId)).FirstOrDefault(c => c.Start.ClockId == command.ClockId)
                    ?? throw new NotFoundException();
                if (!found.IsOpen)
                    throw new RuleBrokenException(Text.ClockHasEnded);
                return (IEnumerable<Event>)
                    [decide(new ClockAtHand(found, await ClockBook.Read(recording.Session), clock.GetUtcNow().UtcDateTime), command)];
            },
            cancellation
        );
}
