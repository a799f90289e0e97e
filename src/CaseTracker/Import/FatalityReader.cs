using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Import;

/// <summary>
/// Reads the rows of the fatalities series in each of its shapes. The series does not tell staff officers from contingents nor formed
/// police units from individual officers: military count as contingents, police as individual officers.
/// </summary>
internal sealed class FatalityReader(SourceTable table, MissionCatalogue missions, DateOnly today, Findings findings)
{
    private const string Id = "casualty_id",
        Date = "incident_date",
        MissionColumn = "mission_acronym",
        Casualty = "type_of_casualty",
        Nationality = "casualty_nationality",
        M49 = "m49_code",
        Iso3 = "isocode3",
        PersonnelColumn = "casualty_personnel_type",
        Incident = "type_of_incident",
        Gender = "gender",
        Updated = "last_update";

    private const int MaxIdLength = 60;
    private static readonly DateOnly FirstDay = new(1945, 10, 24);

    public static readonly IReadOnlyCollection<string> Required =
    [
        Id,
        Date,
        MissionColumn,
        Casualty,
        Nationality,
        M49,
        Iso3,
        PersonnelColumn,
        Incident,
    ];

    private static readonly IReadOnlyCollection<string> Columns = [.. Required, Gender, Updated, "id"];

    private static readonly Dictionary<string, Nature> Natures = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Malicious Act"] = Nature.Malicious,
        ["Accident"] = Nature.Accident,
        ["Illness"] = Nature.Illness,
        ["Self-Inflicted"] = Nature.SelfInflicted,
        ["To Be Determined"] = Nature.Undetermined,
        ["Unknown"] = Nature.Undetermined,
    };

    private static readonly Dictionary<string, Personnel> Categories = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Military"] = Personnel.Contingent,
        ["Military Observer"] = Personnel.MilitaryObserver,
        ["Police"] = Personnel.IndividualPolice,
        ["Local"] = Personnel.LocallyRecruited,
        ["International Civilian"] = Personnel.InternationalCivilian,
        ["Other"] = Personnel.Other,
    };

    /// <summary>The newest day on which a row was updated; null where the edition has no such column.</summary>
    public PartialDate? Edition { get; private set; }

    /// <summary>The column of the key, as the file names it.</summary>
    public string KeyColumn => table.NameOf(Id);

    public List<SeriesRow<FatalityContent>> Read()
    {
        findings.DoubtUnknownColumns(table, Columns);
        var rows = new List<SeriesRow<FatalityContent>>(table.Rows.Count);
        foreach (var row in table.Rows)
        {
            if (row.Values.Length != table.Names.Count)
                findings.Reject(row.Line, null, "", "", Text.ImportFieldCount(row.Values.Length, table.Names.Count));
            else if (Row(row) is { } read)
                rows.Add(read);
        }
        return rows;
    }

    private SeriesRow<FatalityContent>? Row(RawRow row)
    {
        var id = table.Value(row, Id);
        if (id.Length is 0 or > MaxIdLength || id.Contains('#'))
            return Reject(Id, Text.ImportKeyNotValid);
        if (Day(table.Value(row, Date)) is not { } on || on.First < FirstDay || on.First > today)
            return Reject(Date, Text.ImportDateNotValid);
        if (missions.Find(table.Value(row, MissionColumn)) is not { } mission)
            return Reject(MissionColumn, Text.MissionUnknown(table.Value(row, MissionColumn)));
        if (!table.Value(row, Casualty).Equals("Fatality", StringComparison.OrdinalIgnoreCase))
            return Reject(Casualty, Text.ImportNotAFatality);
        if (!Natures.TryGetValue(table.Value(row, Incident), out var nature))
            return Reject(Incident, Text.ImportValueUnknown);
        if (!Categories.TryGetValue(table.Value(row, PersonnelColumn), out var personnel))
        {
            personnel = Personnel.Other;
            Doubt(PersonnelColumn, Text.ImportTakenAs(Codes.Of(personnel)));
        }
        NoteEdition(row, Doubt);
        return new(
            row.Line,
            id,
            new FatalityContent
            {
                Mission = mission.Code,
                OccurredOn = on,
                Nature = nature,
                Personnel = personnel,
                Nationality = StateOf(row, Doubt),
                Sex = SexOf(row, Doubt),
            }
        );

        void Doubt(string column, string reason) => findings.Doubt(row.Line, id, table.NameOf(column), table.Value(row, column), reason);

        SeriesRow<FatalityContent>? Reject(string column, string reason)
        {
            findings.Reject(row.Line, id, table.NameOf(column), table.Value(row, column), reason);
            return null;
        }
    }

    private string? StateOf(RawRow row, Action<string, string> doubt)
    {
        var (iso, name) = (table.Value(row, Iso3), table.Value(row, Nationality));
        var state = States.Resolve(iso, table.Value(row, M49), name);
        if (state is null && !(States.IsUndetermined(iso) && States.IsUndetermined(name)))
            doubt(Nationality, Text.ImportTakenAsUnknown);
        else if (state is not null && States.Resolve(null, null, name) is { } named && named != state)
            doubt(Nationality, Text.ImportTakenAs(state.Iso3));
        return state?.Iso3;
    }

    private Sex? SexOf(RawRow row, Action<string, string> doubt)
    {
        if (!table.Has(Gender))
            return null;
        switch (table.Value(row, Gender).ToUpperInvariant())
        {
            case "M":
                return Sex.Male;
            case "F":
                return Sex.Female;
            case "":
                return Sex.Unknown;
            default:
                doubt(Gender, Text.ImportTakenAsUnknown);
                return Sex.Unknown;
        }
    }

    private void NoteEdition(RawRow row, Action<string, string> doubt)
    {
        if (!table.Has(Updated))
            return;
        if (Day(table.Value(row, Updated)) is not { } day)
            doubt(Updated, Text.ImportDateNotValid);
        else if (Edition is not { } newest || newest < day)
            Edition = day;
    }

    /// <summary>A day as ISO 8601 text, or as JSON editions have it: milliseconds since 1970, negative before.</summary>
    private static PartialDate? Day(string text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return PartialDate.FromDate(day);
        const long dayLength = 86_400_000;
        return
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds % dayLength == 0
            && milliseconds / dayLength + FromEpoch is > 0 and < 3_000_000 and var number
            ? PartialDate.FromDate(DateOnly.FromDayNumber((int)number))
            : null;
    }

    private static readonly long FromEpoch = new DateOnly(1970, 1, 1).DayNumber;
}
