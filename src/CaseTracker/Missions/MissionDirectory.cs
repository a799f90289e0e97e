using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Missions;

/// <summary>What a mission is, in full; the last one holds, the earlier ones are its history.</summary>
public sealed record MissionDefined(Mission Mission, string? Reason) : Event;

[ReadTable(nameof(MissionId))]
public sealed record MissionRow : Row
{
    public Guid MissionId { get; init; }
    public string Code { get; init; } = "";

    /// <summary>Canonical JSON of <see cref="Mission"/>.</summary>
    public string Definition { get; init; } = "";
}

internal sealed class MissionProjection : Projection
{
    public const string Kind = "Mission";

    public override string StreamKind => Kind;

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history)
    {
        var mission = ((MissionDefined)history[^1].Event).Mission;
        yield return new MissionRow
        {
            MissionId = history[0].StreamId,
            Code = mission.Code,
            Definition = Canonical.Plain.Write(mission),
        };
    }
}

/// <summary>The missions as the office that owns them has them, now or at a past position.</summary>
public sealed class MissionDirectory(Database database)
{
    /// <summary>The catalogue; the present one is read anew with each call, for an office may have changed it.</summary>
    public Task<MissionCatalogue> Read(long? position = null, CancellationToken cancellation = default) =>
        database.Read(session => Read(session, position), cancellation);

    public static async Task<MissionCatalogue> Read(Session session, long? position = null) =>
        new(
            (
                await session.Query<string>(
                    "-- MissionDirectory.Read\nSELECT Definition FROM MissionRow WHERE FromSeq <= @at AND ToSeq > @at ORDER BY Code",
                    new { at = position ?? RowTable.Open - 1 }
                )
            )
                .Select(definition => (Mission)Canonical.Plain.Read(definition, typeof(Mission)))
                .ToList()
        );

    /// <summary>The stream of a mission; made from its code, so that two processes that load the reference data meet.</summary>
    public static Guid IdOf(string code) =>
        new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes("mission:" + code)).AsSpan(0, 16));
}
