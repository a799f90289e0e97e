using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Ledger;

namespace CaseTracker.Editions;

/// <summary>What an edition is held to for ever: where the ledger stood, what the tables said, and the signature over both.</summary>
/// <param name="Key">Public half of the key that signed (<see cref="PublishingKey"/>).</param>
/// <param name="Files">The files of the edition as they were on the day of approval, each signed for itself so that it can be checked
/// alone.</param>
public sealed record EditionSeal(SealStatement Statement, string Key, string Signature, IReadOnlyList<SealedFile> Files)
{
    /// <summary>Exactly what is signed.</summary>
    public static byte[] TextOf(SealStatement statement) => Encoding.UTF8.GetBytes(Canonical.Plain.Write(statement));

    /// <summary>Whether the holder of the key that it names signed all of it.</summary>
    public bool IsGenuine() =>
        PublishingKey.IsGenuine(Key, TextOf(Statement), Signature)
        && Files.All(f =>
            PublishingKey.IsGenuine(Key, SealedFile.TextOf(Statement.Number, f.Format, f.Table, f.Language, f.Sha256), f.Signature)
            && f.Within?.IsGenuine(Key) != false
        );
}

/// <param name="ApprovedOn">UTC.</param>
/// <param name="From">First day of the period.</param>
/// <param name="To">Last day of the period.</param>
/// <param name="Filter">What limits the tables beside the period.</param>
/// <param name="Position">Of the ledger, as of which the tables were made.</param>
/// <param name="Head">Hash of the ledger at that position.</param>
/// <param name="AsOf">When what stands at that position was recorded (UTC).</param>
/// <param name="Definitions">Version of the definitions of the tables as a whole.</param>
public sealed record SealStatement(
    int Number,
    DateOnly ApprovedOn,
    DateOnly From,
    DateOnly To,
    string Filter,
    long Position,
    string Head,
    DateTime AsOf,
    int Definitions,
    IReadOnlyList<SealedTable> Tables,
    IReadOnlyList<SealedNarrative> Narratives
)
{
    public EditionMark Mark => new(Number, ApprovedOn);
}

/// <param name="Definition">Version of the table's definition.</param>
/// <param name="Sha256">Of the table's content without words of any language (<see cref="TableContent"/>).</param>
public sealed record SealedTable(TableId Table, int Definition, string Sha256);

/// <param name="Sha256">Of the text.</param>
public sealed record SealedNarrative(TableId? Table, string Language, string Sha256);

/// <summary>A file of the edition in a language, as it was on the day of approval.</summary>
/// <param name="Table">The one that it holds; null where it holds all.</param>
/// <param name="Within">What it carries as its seal; null of editions that were approved before files did, and where it is no part of
/// it.</param>
public sealed record SealedFile(
    EditionFormat Format,
    TableId? Table,
    string Language,
    string Sha256,
    string Signature,
    SealWithin? Within = null
)
{
    internal static SealedFile Of(
        PublishingKey key,
        int number,
        EditionFormat format,
        TableId? table,
        string language,
        string sha256,
        SealWithin? within = null
    ) => new(format, table, language, sha256, key.Sign(TextOf(number, format, table, language, sha256)), within);

    public static byte[] TextOf(int number, EditionFormat format, TableId? table, string language, string sha256) =>
        Encoding.UTF8.GetBytes($"casetracker edition {number} {format} {table?.ToString() ?? "all"} {language} {sha256}");
}

/// <summary>The seal that a document or workbook carries, as the ledger keeps it.</summary>
/// <param name="Sha256">Of what it says (<see cref="DocumentSeal"/>).</param>
public sealed record SealWithin(string Sha256, string Signature)
{
    internal static SealWithin Of(PublishingKey key, string sha256) => new(sha256, key.Sign(TextOf(sha256)));

    public static byte[] TextOf(string sha256) => Encoding.UTF8.GetBytes($"casetracker edition parts {sha256}");

    public bool IsGenuine(string key) => PublishingKey.IsGenuine(key, TextOf(Sha256), Signature);
}
