using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Tests.Proceedings;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Disclosure;

/// <summary>A life with the id of its case.</summary>
internal sealed record Life(Guid CaseId, IReadOnlyList<Turn> Turns);

/// <summary>Lets random lives happen in a world, each command at its time; ids, references and times are the test's, so that two worlds can
/// be equal.</summary>
internal static class Replay
{
    public static async Task Happen(World world, IEnumerable<Life> lives, Func<Task>? afterEach = null)
    {
        foreach (var (caseId, turn) in lives.SelectMany(l => l.Turns.Select(t => (l.CaseId, t))).OrderBy(x => x.t.At).ThenBy(x => x.CaseId))
        {
            // The missions that a world begins with are recorded on the day on which lives begin.
            var at = new DateTimeOffset(turn.At, TimeSpan.Zero).AddDays(1);
            if (at > world.Clock.GetUtcNow())
                world.Clock.Advance(at - world.Clock.GetUtcNow());
            await Record(world, caseId, turn);
            if (afterEach is not null)
                await afterEach();
        }
    }

    /// <summary>Each inner list is one command; all at the world's present time.</summary>
    public static async Task Happen(World world, IEnumerable<IReadOnlyList<Happening>> commands)
    {
        foreach (var command in commands)
        {
            await world.InScope(
                World.Desk,
                services =>
                    services
                        .GetRequiredService<Recorder>()
                        .Record(
                            World.Desk.Author,
                            async recording =>
                            {
                                foreach (var happening in command)
                                {
                                    await recording.Load(happening.Stream);
                                    recording.Add(happening.Kind, happening.Stream, [happening.Event]);
                                }
                                return true;
                            }
                        )
            );
        }
    }

    private static Task<bool> Record(World world, Guid caseId, Turn turn) =>
        world.InScope(
            World.Desk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        new Author(turn.Actor, "desk_officer"),
                        async recording =>
                        {
                            await recording.Load(caseId);
                            recording.Add(CaseFile.StreamKind, caseId, turn.Events);
                            // A clock that nothing calls for ends at once, not with whatever somebody else records next.
                            if (turn.Events.All(e => e is IClockEvent))
                                recording.Add(CaseFile.StreamKind, caseId, [new AlertDelivered("none")]);
                            foreach (var erased in turn.Events.OfType<PersonErased>())
                                recording.Erase(erased.PersonId, caseId);
                            return true;
                        }
                    )
        );
}
