using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Publishing;

/// <summary>What the public may read: a few lists of whole numbers, each by one characteristic alone, since 2013.</summary>
public enum PublicTableId
{
    /// <summary>Persons killed.</summary>
    KilledByMission,

    /// <summary>Persons killed.</summary>
    KilledByYear,

    /// <summary>Cases.</summary>
    CasesByYear,

    /// <summary>Cases, by how far accountability has come.</summary>
    CasesByAccountability,
}

/// <summary>A list of an edition as everybody may read it.</summary>
/// <param name="Edition">From which it is; an earlier one where the list of the latest could not be shown safely.</param>
public sealed record PublicTable(PublicTableId Id, EditionMark Edition, PublicList List)
{
    public string Title => TableTexts.Get($"Public.{Id}");

    public string Head =>
        Id switch
        {
            PublicTableId.KilledByMission => TableTexts.Heading(HeadKind.Mission),
            PublicTableId.CasesByAccountability => Terms.Name<Accountability>(),
            _ => TableTexts.Heading(HeadKind.Year),
        };

    /// <summary>What the figures count.</summary>
    public string Unit =>
        TableTexts.Get(Id is PublicTableId.KilledByMission or PublicTableId.KilledByYear ? "Public.Persons" : "Public.Cases");

    /// <summary>In a fixed order; the figure of a row that is withheld is null.</summary>
    public IEnumerable<(string Name, int? Figure)> Rows =>
        List
            .Shown.Select(s => (s.Key, Figure: (int?)s.Value))
            .Concat(List.Withheld.Select(k => (k, (int?)null)))
            .OrderBy(r => Order(r.Item1))
            .ThenBy(r => r.Item1, StringComparer.Ordinal)
            .Select(r => (NameOf(r.Item1), r.Item2));

    private int Order(string key) => Id == PublicTableId.CasesByAccountability ? (int)Codes.Parse<Accountability>(key) : 0;

    private string NameOf(string key) =>
        Id switch
        {
            PublicTableId.KilledByMission => TableTexts.Name(HeadKind.Mission, key),
            PublicTableId.CasesByAccountability => Terms.Of(Codes.Parse<Accountability>(key)),
            _ => key,
        };
}

/// <summary>What approved editions say in public.</summary>
/// <param name="Latest">The latest approved edition.</param>
public sealed record PublicEdition(EditionMark Latest, IReadOnlyList<PublicTable> Tables)
{
    /// <summary>SHA-256 of <see cref="Csv"/>: who has the file can tell whether it is what was published.</summary>
    public string Seal => Convert.ToHexStringLower(SHA256.HashData(Csv()));

    /// <summary>The same figures as CSV, in the reader's language.</summary>
    public byte[] Csv()
    {
        var csv = new StringBuilder();
        foreach (var table in Tables)
        {
            Disclosure.Csv.Append(
                csv,
                [
                    table.Title,
                    TableTexts.Text(
                        "Note.edition_number",
                        table.Edition.Number.ToString(CultureInfo.InvariantCulture),
                        PartialDate.FromDate(table.Edition.ApprovedOn).ToString()
                    ),
                ]
            );
            Disclosure.Csv.Append(csv, [table.Head, table.Unit]);
            foreach (var (name, figure) in table.Rows)
                Disclosure.Csv.Append(csv, [name, figure?.ToString(CultureInfo.InvariantCulture) ?? TableTexts.Get("Public.Withheld")]);
            if (table.List.Withheld.Count > 0)
                Disclosure.Csv.Append(csv, [TableTexts.Get("Public.Together"), table.List.Together.ToString(CultureInfo.InvariantCulture)]);
            Disclosure.Csv.Append(csv, [TableTexts.Get("Row.total"), table.List.Total.ToString(CultureInfo.InvariantCulture)]);
            Disclosure.Csv.Append(csv, []);
        }
        foreach (var note in Notes)
            Disclosure.Csv.Append(csv, [note]);
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    /// <summary>What one has to know to read the figures.</summary>
    public static IReadOnlyList<string> Notes =>
        [
            TableTexts.Get("Public.NoteScope"),
            TableTexts.Text("Public.NoteWithheld", Suppression.Threshold.ToString(CultureInfo.InvariantCulture)),
            TableTexts.Text("Public.NoteStands", Suppression.Threshold.ToString(CultureInfo.InvariantCulture)),
        ];
}
