using System.Security.Cryptography;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Texts;

namespace CaseTracker.Cases;

/// <summary>Carries out commands on cases that the caller sees.</summary>
public sealed class CaseDesk(Recorder recorder, RequestContext context, CaseFiles files)
{
    internal const int LotLength = 4;
    internal const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Loads the case, decides, records.</summary>
    /// <exception cref="NotFoundException">The caller sees no such case.</exception>
    /// <exception cref="StaleException">The case changed since the caller looked at it.</exception>
    /// <exception cref="RuleBrokenException">A rule forbids it.</exception>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<CaseFile, TCommand, IEnumerable<Event>> decide,
        CancellationToken cancellation
    )
        where TCommand : ICaseCommand => Change(command, (file, _) => Task.FromResult(decide(file, command)), cancellation);

    /// <summary>As above, for a decision that needs more than the case.</summary>
    public Task<Receipt> Change<TCommand>(
        TCommand command,
        Func<CaseFile, Recording, Task<IEnumerable<Event>>> decide,
        CancellationToken cancellation
    )
        where TCommand : ICaseCommand =>
        recorder.Record(
            context.Caller.Author,
            async recording =>
            {
                var file = await LoadToChange(recording, command);
                var events = (await decide(file, recording)).ToList();
                recording.Add(CaseFile.StreamKind, file.CaseId, events);
                return new Receipt(file.Reference, file.Version + events.Count);
            },
            cancellation
        );

    /// <summary>The file of a case that this command may still change.</summary>
    /// <exception cref="NotFoundException">The caller sees no such case.</exception>
    /// <exception cref="StaleException">The case changed since the caller looked at it.</exception>
    /// <exception cref="RuleBrokenException">The case was merged into another.</exception>
    public async Task<CaseFile> LoadToChange(Recording recording, ICaseCommand command)
    {
        var file = await Load(recording, command.Reference);
        file.RequireSeen(command.Version);
        return file.MergedInto is null ? file : throw new RuleBrokenException(Text.CaseIsMerged);
    }

    /// <summary>The file of a case that the caller sees.</summary>
    /// <exception cref="NotFoundException">The caller sees no such case.</exception>
    public async Task<CaseFile> Load(Recording recording, string reference) =>
        await Find(recording, reference) ?? throw new NotFoundException();

    /// <summary>The file of a case, or null when the caller sees no such case.</summary>
    public async Task<CaseFile?> Find(Recording recording, string reference) =>
        await context.Caller.Open(recording.Session).FindCase(reference) is { } row
            ? files.Of(row.CaseId, await recording.LoadWithRelated(row.CaseId))
            : null;

    /// <summary>A reference for a new case: mission (or first host State), year, and four characters drawn by lot, for a running number
    /// would tell of gaps.</summary>
    public static async Task<string> NewReference(Recording recording, Incident incident) =>
        (await NewReferences(recording, [incident]))[0];

    /// <summary>A reference for each of many new cases, all different, drawn and checked in few statements.</summary>
    public static async Task<IReadOnlyList<string>> NewReferences(Recording recording, IReadOnlyList<Incident> incidents)
    {
        var (references, drawn) = (new string[incidents.Count], new HashSet<string>(StringComparer.Ordinal));
        var open = Enumerable.Range(0, incidents.Count).ToList();
        while (open.Count > 0)
        {
            foreach (var i in open)
            {
                do references[i] =
                    $"{Prefix(incidents[i])}-{incidents[i].OccurredOn.Year:0000}-{RandomNumberGenerator.GetString(Letters, LotLength)}";
                while (!drawn.Add(references[i]));
            }
            var taken = await Taken(recording.Session, open.Select(i => references[i]));
            open.RemoveAll(i => !taken.Contains(references[i]));
        }
        return references;
    }

    /// <summary>Which of these references stand for a case already.</summary>
    internal static async Task<HashSet<string>> Taken(Session session, IEnumerable<string> references)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var some in references.Chunk(500))
            taken.UnionWith(
                await new AudienceReader(session, Viewpoint.Un).Query<string>(
                    "-- CaseDesk.Taken\nSELECT c.Reference FROM {CaseRow} AS c WHERE c.Reference IN @some",
                    new { some }
                )
            );
        return taken;
    }

    internal static string Prefix(Incident incident) =>
        (incident.Mission.Length > 0 ? incident.Mission : incident.Hosts.FirstOrDefault("UN"))
            .Replace(" ", "", StringComparison.Ordinal)
            .ToUpperInvariant();
}
