using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Tests.Disclosure;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Editions;

/// <summary>What happens to a record after its tables were published: corrections, new persons, harms and cases, notes, closures, merges
/// and erasures, many at once.</summary>
internal sealed class RandomEdits(World world, int seed)
{
    private const int Batch = 250;
    private static readonly Author _author = new("editor@example.org", "desk_officer");

    // A fixed seed makes a failure repeatable; nothing here is secret.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    private RandomLife Any => field ??= new RandomLife(_random);

    /// <returns>How many of the edits were corrections, merges and erasures.</returns>
    public async Task<(int Corrections, int Merges, int Erasures)> Make(int count)
    {
        var (corrections, merges, erasures) = (0, 0, 0);
        var cases = (await world.Rows<CaseRow>(Viewpoint.Un)).Select(c => c.CaseId).ToList();
        for (var done = 0; done < count; done += Batch)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(7));
            var chosen = Enumerable
                .Range(0, Math.Min(Batch, count - done))
                .Select(_ => cases[_random.Next(cases.Count)])
                .Distinct()
                .ToList();
            done -= Math.Min(Batch, count - done) - chosen.Count;
            await world.InScope(
                World.Desk,
                services =>
                    services
                        .GetRequiredService<Recorder>()
                        .Record(
                            _author,
                            async recording =>
                            {
                                await recording.Preload(chosen);
                                var files = new Dictionary<Guid, CaseFile>();
                                foreach (var id in chosen)
                                    files[id] = Fold.Of(await recording.Load(id));
                                var merged = new HashSet<Guid>();
                                foreach (var file in files.Values.Where(f => !merged.Contains(f.CaseId)))
                                {
                                    if (_random.Next(20) == 0 && MayAbsorb(files.Values, file) is { } staying && merged.Add(staying.CaseId))
                                    {
                                        var (onDuplicate, onStaying) = MergeCase.Decide(file, staying, "The same incident");
                                        recording.Add(CaseFile.StreamKind, file.CaseId, onDuplicate);
                                        recording.Add(CaseFile.StreamKind, staying.CaseId, onStaying);
                                        merged.Add(file.CaseId);
                                        merges++;
                                        continue;
                                    }
                                    var edit = Edit(file);
                                    recording.Add(CaseFile.StreamKind, file.CaseId, [edit]);
                                    corrections += edit is IncidentCorrected or PersonCorrected or PersonWithdrawn ? 1 : 0;
                                    if (edit is not PersonErased erased)
                                        continue;
                                    recording.Erase(erased.PersonId, file.CaseId);
                                    erasures++;
                                }
                                return 0;
                            }
                        )
            );
        }
        return (corrections, merges, erasures);
    }

    private static CaseFile? MayAbsorb(IEnumerable<CaseFile> files, CaseFile duplicate) =>
        duplicate.MergedInto is not null
            ? null
            : files.FirstOrDefault(f =>
                f.CaseId != duplicate.CaseId
                && f.MergedInto is null
                && f.Incident.Scope == duplicate.Incident.Scope
                && f.Incident.Mission == duplicate.Incident.Mission
                && f.Incident.Hosts.SequenceEqual(duplicate.Incident.Hosts)
                && f.IsStrictlyConfidential == duplicate.IsStrictlyConfidential
            );

    private Event Edit(CaseFile file)
    {
        var person = file.Persons.Count == 0 ? null : file.Persons[_random.Next(file.Persons.Count)];
        var (host, day) = (
            file.Incident.Hosts is [var first, ..] ? first : "CAF",
            new PartialDate(2023, _random.Next(1, 13), _random.Next(1, 28))
        );
        Event edit = _random.Next(12) switch
        {
            0 => new IncidentCorrected(file.Incident with { OccurredOn = day }, "Wrong date"),
            1 => new IncidentCorrected(file.Incident with { Act = Any.Pick<Act>() }, "Wrong act"),
            2 when person is not null => new PersonCorrected(person.PersonId, person.Known with { Harms = Any.Harms() }, "Wrong harm"),
            3 when person is not null => new PersonWithdrawn(person.PersonId, "Recorded in error"),
            4 when person is { IsErased: false } && _random.Next(3) == 0 => new PersonErased(person.PersonId, "At the family's request"),
            5 when person is not null => new HarmRecorded(person.PersonId, new HarmSuffered(Harm.Killed, null)),
            6 or 7 => Added(),
            8 => new StateAcknowledged(host),
            9 => new MilestoneStated(Any.Pick<Stage>()),
            10 when file.Closure is null => new CaseClosed(Any.Pick<Closure>(), "No further step"),
            _ => new StateNotified(host),
        };
        return edit with { EffectiveOn = day };
    }

    private PersonAdded Added()
    {
        var id = Any.Id();
        return new PersonAdded(
            id,
            new PersonFacts
            {
                Personnel = Personnel.Contingent,
                Sex = Any.Pick<Sex>(),
                ContributingState = Any.State(),
                Harms = Any.Harms(),
                Name = new Personal(id, Any.Words()),
            }
        );
    }
#pragma warning restore CA5394
}
