using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Reads the aid-worker incidents. The file splits the persons of an incident by organisation, by recruitment, by harm and by sex, each
/// apart: all are taken as humanitarian personnel, and a sex is stated only where it is that of all. Only verified incidents count as
/// confirmed.
/// </summary>
internal sealed class IncidentReader(SourceTable table, DateOnly today, Findings findings)
{
    private const string Id = "incident id",
        Year = "year",
        Month = "month",
        Day = "day",
        Code = "country code",
        Country = "country",
        Region = "region",
        District = "district",
        City = "city",
        MeansColumn = "means of attack",
        Location = "location",
        Latitude = "latitude",
        Longitude = "longitude",
        Actor = "actor type",
        Verified = "verified",
        Male = "gender male",
        Female = "gender female",
        UnknownSex = "gender unknown";

    private const int MaxIdLength = 20,
        MaxPersons = 1000,
        MaxText = 200,
        FirstYear = 1945;
    private static readonly string[] Harms = ["killed", "wounded", "kidnapped", "detained"];

    public static readonly IReadOnlyCollection<string> Required =
    [
        Id,
        Year,
        Month,
        Day,
        Code,
        Country,
        Region,
        District,
        City,
        MeansColumn,
        Location,
        Latitude,
        Longitude,
        Actor,
        Verified,
        Male,
        Female,
        UnknownSex,
        .. Harms.SelectMany(h => new[] { $"nationals {h}", $"internationals {h}", $"total {h}" }),
    ];

    private static readonly IReadOnlyCollection<string> NotNeeded =
    [
        "un",
        "ingo",
        "icrc",
        "nrcs and ifrc",
        "nngo",
        "other",
        "total nationals",
        "total internationals",
        "total affected",
        "attack context",
        "motive",
        "actor name",
        "details",
        "source",
    ];

    /// <summary>Without the row of HXL tags that may stand below the header.</summary>
    public IReadOnlyList<RawRow> Rows { get; } = table.Rows[0].Values.Any(v => v.StartsWith('#')) ? [.. table.Rows.Skip(1)] : table.Rows;

    /// <summary>The column of the key, as the file names it.</summary>
    public string KeyColumn => table.NameOf(Id);

    public List<SeriesRow<IncidentContent>> Read()
    {
        if (Rows.Count == 0)
            throw Refused.Because(Text.ImportFileWithoutRows);
        findings.DoubtUnknownColumns(table, [.. Required, .. NotNeeded]);
        var rows = new List<SeriesRow<IncidentContent>>(Rows.Count);
        foreach (var row in Rows)
        {
            if (row.Values.Length != table.Names.Count)
                findings.Reject(row.Line, null, "", "", Text.ImportFieldCount(row.Values.Length, table.Names.Count));
            else if (Row(row) is { } read)
                rows.Add(read);
        }
        return rows;
    }

    private SeriesRow<IncidentContent>? Row(RawRow row)
    {
        var id = table.Value(row, Id);
        if (id.Length is 0 or > MaxIdLength || id.Contains('#') || id.Contains('/'))
            return Reject(Id, Text.ImportKeyNotValid);
        if (DateOf(row) is not { } on || on.Year < FirstYear || !on.IsNotInTheFuture(today))
            return Reject(Year, Text.ImportDateNotValid, $"{table.Value(row, Year)}-{table.Value(row, Month)}-{table.Value(row, Day)}");
        if (Required.Where(IsCount).FirstOrDefault(c => Count(row, c) is null) is { } wrong)
            return Reject(wrong, Text.ImportNumberNotValid);
        var cells = new Cells(table, row, id, findings);
        foreach (var harm in Harms)
            if (Count(row, $"total {harm}") != Count(row, $"nationals {harm}") + Count(row, $"internationals {harm}"))
                cells.Doubt($"total {harm}", Text.ImportTotalsDiffer);

        var isSexual = table.Value(row, MeansColumn).Equals(IncidentTerms.SexualAssault, StringComparison.OrdinalIgnoreCase);
        var content = new IncidentContent
        {
            OccurredOn = on,
            Host = HostOf(row, cells),
            Area = cells.Text(MaxText, Region),
            Place = cells.Text(MaxText, City, District),
            Latitude = cells.Degrees(Latitude, 90),
            Longitude = cells.Degrees(Longitude, 180),
            Act = IncidentTerms.Act(Sum("killed"), Sum("kidnapped"), Sum("detained"), isSexual, table.Value(row, Actor)),
            Means = cells.Term(MeansColumn, IncidentTerms.Means, Means.Unknown),
            Setting = cells.Term(Location, IncidentTerms.Settings, Setting.Other),
            Perpetrator = cells.Term(Actor, IncidentTerms.Actors, Perpetrator.Unknown),
            Sex = SexOf(row),
            Confidence = table.Value(row, Verified).Equals("Yes", StringComparison.OrdinalIgnoreCase)
                ? Confidence.Confirmed
                : Confidence.Unconfirmed,
            Affected = Affected(row, isSexual),
        };
        if (content.Affected.Length == 0)
            cells.Doubt(Id, Text.ImportNoPersons);
        return new(row.Line, id, content);

        int Sum(string harm) => Count(row, $"nationals {harm}")!.Value + Count(row, $"internationals {harm}")!.Value;

        SeriesRow<IncidentContent>? Reject(string column, string reason, string? value = null)
        {
            findings.Reject(row.Line, id, table.NameOf(column), value ?? table.Value(row, column), reason);
            return null;
        }
    }

    private PartialDate? DateOf(RawRow row)
    {
        var (year, month, day) = (table.Value(row, Year), table.Value(row, Month), table.Value(row, Day));
        if (month.Length == 0 && day.Length > 0)
            return null;
        var text = year + (month.Length == 0 ? "" : $"-{month.PadLeft(2, '0')}") + (day.Length == 0 ? "" : $"-{day.PadLeft(2, '0')}");
        return PartialDate.TryParse(text, out var date) ? date : null;
    }

    private string? HostOf(RawRow row, Cells cells)
    {
        var state = States.Resolve(table.Value(row, Code), null, table.Value(row, Country));
        if (state is null)
            cells.Doubt(Country, Text.ImportPlaceUnknown);
        else if (States.Resolve(null, null, table.Value(row, Country)) is { } named && named != state)
            cells.Doubt(Country, Text.ImportTakenAs(state.Iso3));
        return state?.Iso3;
    }

    private Sex SexOf(RawRow row) =>
        (Count(row, Male), Count(row, Female), Count(row, UnknownSex)) switch
        {
            (> 0, 0, 0) => Sex.Male,
            (0, > 0, 0) => Sex.Female,
            _ => Sex.Unknown,
        };

    private string Affected(RawRow row, bool isSexual)
    {
        (string Column, Harm Harm)[] harms =
        [
            ("killed", Harm.Killed),
            ("wounded", isSexual ? Harm.SexualAssault : Harm.InjuredSerious),
            ("kidnapped", Harm.Abducted),
            ("detained", Harm.Detained),
        ];
        (string Column, string Recruitment)[] recruitments =
        [
            ("nationals", IncidentContent.National),
            ("internationals", IncidentContent.International),
        ];
        return string.Join(
            ' ',
            from r in recruitments
            from h in harms
            let count = Count(row, $"{r.Column} {h.Column}")
            where count > 0
            select $"{IncidentContent.Kind(r.Recruitment, h.Harm)}:{count}"
        );
    }

    private static bool IsCount(string column) =>
        column.StartsWith("gender", StringComparison.Ordinal) || Harms.Any(h => column.EndsWith($" {h}", StringComparison.Ordinal));

    /// <summary>Null where it is not a number of persons; nothing is none.</summary>
    private int? Count(RawRow row, string column) =>
        table.Value(row, column) is { Length: > 0 } text
            ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= MaxPersons
                ? count
                : null
            : 0;
}
