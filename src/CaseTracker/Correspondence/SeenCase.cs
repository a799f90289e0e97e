using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Correspondence;

/// <summary>
/// What a State sees of a case, in so few characters that a form can carry them: one short hash for each part of the record, so that it can
/// be said later which parts changed since, without anything kept here and without a position of the ledger.
/// </summary>
public sealed class SeenCase
{
    private const int HashLength = 6;
    private static readonly CaseAspect[] Parts = [.. Enum.GetValues<CaseAspect>().Where(a => a != CaseAspect.Other)];
    private readonly byte[] _hashes;

    private SeenCase(byte[] hashes) => _hashes = hashes;

    /// <summary>As forms and programs carry it.</summary>
    public string Mark => Base64Url.EncodeToString(_hashes);

    /// <summary>The parts that this mark does not hold as they are now; every part for a mark that is none.</summary>
    public IReadOnlyList<CaseAspect> ChangedSince(string mark)
    {
        var before = new byte[_hashes.Length];
        return
            mark.Length == Base64Url.GetEncodedLength(before.Length)
            && Base64Url.IsValid(mark)
            && Base64Url.TryDecodeFromChars(mark, before, out var length)
            && length == before.Length
            ?
            [
                .. Parts.Where(
                    (_, i) => !before.AsSpan(i * HashLength, HashLength).SequenceEqual(_hashes.AsSpan(i * HashLength, HashLength))
                ),
            ]
            : Parts;
    }

    /// <param name="reader">With the State's eyes.</param>
    internal static async Task<SeenCase> Of(AudienceReader reader, CaseRow row)
    {
        var key = new { id = row.CaseId };
        var persons = await reader.Query<PersonRow>(
            "-- SeenCase.Persons\nSELECT * FROM {PersonRow} AS p WHERE p.CaseId = @id ORDER BY p.PersonId",
            key
        );
        var proceedings = await reader.Query<ProceedingRow>(
            """
            -- SeenCase.Proceedings
            SELECT p.Reference, p.Forum, p.State, p.Stage, p.IsSuspended, p.HasEnded, p.Accused, p.Charged, p.Convicted, p.ConvictedFinal,
                p.Acquitted
            FROM {ProceedingRow} AS p
            WHERE p.Mission = @mission AND p.ProceedingId IN (SELECT x.ProceedingId FROM {ProceedingCaseRow} AS x WHERE x.CaseId = @id)
            ORDER BY p.Reference
            """,
            new { id = row.CaseId, mission = row.Mission }
        );
        return new SeenCase([
            .. Parts.SelectMany(part =>
                SHA256.HashData(Encoding.UTF8.GetBytes(Canonical.Plain.Write(Shown(part, row, persons, proceedings)))).Take(HashLength)
            ),
        ]);
    }

    private static object Shown(CaseAspect part, CaseRow row, IReadOnlyList<PersonRow> persons, IReadOnlyList<ProceedingRow> proceedings) =>
        part switch
        {
            CaseAspect.Date => row.IncidentOn,
            CaseAspect.Act => row.Act,
            CaseAspect.Place => new
            {
                row.Mission,
                row.Area,
                row.Place,
                row.Latitude,
                row.Longitude,
            },
            CaseAspect.Host => row.Hosts,
            CaseAspect.Persons => new
            {
                row.Persons,
                row.Killed,
                row.Injured,
                row.Abducted,
                row.Detained,
                row.Missing,
                row.Assaulted,
                row.Threatened,
                Each = persons,
            },
            CaseAspect.Summary => new { row.Summary },
            CaseAspect.Notification => new
            {
                row.HostNotifiedOn,
                row.HostAcknowledgedOn,
                row.Informed,
            },
            CaseAspect.Stage => new { row.Stage, row.Activity },
            CaseAspect.Accountability => row.Accountability,
            CaseAspect.Closure => new { row.Closure, row.Standing },
            CaseAspect.Proceedings => proceedings,
            CaseAspect.Other => throw new ArgumentOutOfRangeException(nameof(part)),
        };
}
