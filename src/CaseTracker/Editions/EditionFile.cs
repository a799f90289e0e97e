using System.Text;
using System.Text.Json;
using CaseTracker.Briefing;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>Why a published file is not what it claims to be.</summary>
public enum EditionFault
{
    /// <summary>It carries no seal, so that nothing can be said of it.</summary>
    NoSeal,

    /// <summary>Seal, key and signature do not belong together.</summary>
    SealAltered,

    /// <summary>The figures or words of a table are not those that were sealed.</summary>
    TableAltered,

    /// <summary>A table of the edition is not in the file.</summary>
    TableMissing,
    NarrativeAltered,

    /// <summary>A part of the document or workbook does not hold what was sealed.</summary>
    PartAltered,

    /// <summary>A part of the document or workbook is gone.</summary>
    PartMissing,

    /// <summary>The document or workbook has a part that was not sealed, or two of one name.</summary>
    PartAdded,

    /// <summary>The ledger knows no edition of this number.</summary>
    NotInLedger,

    /// <summary>The ledger holds another seal of this edition.</summary>
    OtherInLedger,

    /// <summary>The ledger is not as it was when the edition was sealed.</summary>
    LedgerAltered,
}

/// <param name="Table">The table that it is about, where it is about one.</param>
/// <param name="Part">The part of a document or workbook, where it is about one.</param>
public sealed record EditionFinding(EditionFault Fault, TableId? Table = null, string? Part = null);

/// <summary>A published file, and what it says of itself: its seal, or that of the one table that it holds.</summary>
/// <param name="Findings">Empty where the file is what was signed with the key that it names.</param>
public sealed record EditionFile(int? Number, string? Key, EditionSeal? Seal, SealedFile? Alone, IReadOnlyList<EditionFinding> Findings)
{
    private static readonly byte[] _mark = Encoding.UTF8.GetBytes(EditionCsv.Mark + ",");

    private static readonly EditionFile Unsealed = new(null, null, null, null, [new EditionFinding(EditionFault.NoSeal)]);

    /// <summary>The seal that a document or workbook carries.</summary>
    public DocumentSeal? Within { get; init; }

    /// <summary>Whether it is byte for byte what was approved, or the same figures and texts made again later in other words or another
    /// layout; null where no ledger was asked.</summary>
    public bool? IsAsApproved { get; init; }

    /// <summary>A DOCX or XLSX file. One that was taken out before such files carried a seal is known by its hash, which stands in the seal
    /// of its edition.</summary>
    public static bool IsDocument(ReadOnlySpan<byte> content) => content.StartsWith("PK"u8);

    /// <summary>Pure: checks a file against the seal that it carries.</summary>
    /// <param name="known">Seals among which that of a document without a seal of its own is looked for.</param>
    public static EditionFile Read(byte[] content, IEnumerable<EditionSeal>? known = null)
    {
        if (IsDocument(content))
            return DocumentSeal.Check(content) ?? OfDocument(EditionCsv.HashOf(content), known ?? []);
        var text = Encoding.UTF8.GetString(content);
        try
        {
            return text.TrimStart('\uFEFF') is ['{', ..] json ? OfJson(json) : OfCsv(content, text);
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or ArgumentException
                        or FormatException
                        or InvalidOperationException
                        or KeyNotFoundException
                        or OverflowException
            )
        {
            return Unsealed;
        }
    }

    private static EditionFile OfJson(string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        if (root.TryGetProperty("statement", out _))
            return Of(SealOf(root), []);
        if (!root.TryGetProperty("seal", out var carried))
            return Unsealed;
        var seal = SealOf(carried);
        var tables = root.GetProperty("tables").EnumerateArray().ToDictionary(t => Enum.Parse<TableId>(t.GetProperty("id").GetString()!));
        var findings = seal
            .Statement.Tables.Where(t => !tables.ContainsKey(t.Table))
            .Select(t => new EditionFinding(EditionFault.TableMissing, t.Table))
            .ToList();
        findings.AddRange(
            tables.Where(t => !IsSealed(seal, t.Key, t.Value)).Select(t => new EditionFinding(EditionFault.TableAltered, t.Key))
        );
        var narratives = root.GetProperty("narratives").EnumerateArray().Select(NarrativeOf).ToHashSet();
        if (!narratives.SetEquals(seal.Statement.Narratives))
            findings.Add(new EditionFinding(EditionFault.NarrativeAltered));
        return Of(seal, findings);
    }

    private static EditionFile Of(EditionSeal seal, List<EditionFinding> findings) =>
        new(
            seal.Statement.Number,
            seal.Key,
            seal,
            null,
            seal.IsGenuine() ? findings : [new EditionFinding(EditionFault.SealAltered), .. findings]
        );

    private static EditionFile OfDocument(string hash, IEnumerable<EditionSeal> known) =>
        known.FirstOrDefault(s => s.Files.Any(f => f.Table is null && f.Sha256 == hash)) is { } seal ? Of(seal, []) : Unsealed;

    private static EditionFile OfCsv(byte[] content, string text)
    {
        var begin = text.LastIndexOf(EditionCsv.Mark + ",", StringComparison.Ordinal);
        if (begin < 0)
            return Unsealed;
        // A text that begins like a formula has an apostrophe before it.
        var fields = text[begin..].TrimEnd('\r', '\n').Split(',').Select(f => f.TrimStart('\'')).ToArray();
        if (fields is not [_, var number, var table, var language, var sha256, var key, var signature])
            return Unsealed;
        var file = new SealedFile(EditionFormat.Csv, Enum.Parse<TableId>(table), language, sha256, signature);
        var edition = int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        var findings = new List<EditionFinding>();
        if (!PublishingKey.IsGenuine(key, SealedFile.TextOf(edition, file.Format, file.Table, language, sha256), signature))
            findings.Add(new EditionFinding(EditionFault.SealAltered));
        // Counted in bytes: what is no UTF-8 is of another length as text.
        if (EditionCsv.HashOf(content.AsSpan(0, content.AsSpan().LastIndexOf(_mark))) != sha256)
            findings.Add(new EditionFinding(EditionFault.TableAltered, file.Table));
        return new EditionFile(edition, key, null, file, findings);
    }

    private static EditionSeal SealOf(JsonElement seal) =>
        (EditionSeal)Canonical.Plain.Read(seal.GetRawText(), typeof(EditionSeal)) is var read && IsWhole(read)
            ? read
            : throw new FormatException("A member of the seal is missing.");

    /// <summary>A member that a file leaves out is null, whatever its type says.</summary>
    private static bool IsWhole(EditionSeal seal) =>
        seal
            is {
                Key: not null,
                Signature: not null,
                Files: not null,
                Statement: { Filter: not null, Head: not null, Tables: not null, Narratives: not null }
            }
        && seal.Files.All(f =>
            f is { Language: not null, Sha256: not null, Signature: not null, Within: null or { Sha256: not null, Signature: not null } }
        )
        && seal.Statement.Tables.All(t => t is not null)
        && seal.Statement.Narratives.All(n => n is not null);

    private static bool IsSealed(EditionSeal seal, TableId id, JsonElement table) =>
        seal.Statement.Tables.Any(t => t.Table == id && t.Sha256 == EditionCsv.HashOf(TableContent.Of(table)));

    private static SealedNarrative NarrativeOf(JsonElement narrative) =>
        new(
            narrative.TryGetProperty("table", out var table) ? Enum.Parse<TableId>(table.GetString()!) : null,
            narrative.GetProperty("language").GetString()!,
            EditionSealer.HashOf(narrative.GetProperty("text").GetString()!)
        );
}
