using System.Globalization;
using CaseTracker.Reference;
using FluentValidation;
using FluentValidation.Results;

namespace CaseTracker.Cases;

/// <summary>A filter as parameters of an address, the same for pages, API and cells of tables.</summary>
public sealed partial record CaseFilter
{
    /// <summary>The names that <see cref="FromParameters"/> knows.</summary>
    public static IReadOnlyList<string> ParameterNames { get; } =
    [
        "scope",
        "standing",
        "mission",
        "missions",
        "missionsOn",
        "host",
        "area",
        "nationality",
        "act",
        "year",
        "from",
        "to",
        "reached",
        "upTo",
        "stage",
        "accountability",
        "closure",
        "activity",
        "open",
        "finalConviction",
        "unmovedSince",
        "movedSince",
        "overdueOn",
        "harm",
        "personnel",
        "category",
        "sex",
        "gravest",
        "detention",
        "detentionFrom",
        "detentionTo",
        "informed",
        "disputed",
        "unconfirmed",
        "datesMissing",
        "notified",
        "acknowledged",
        "nextOfKin",
        "familiesToInform",
        "reference",
        "proceeding",
        "q",
    ];

    /// <summary>Only what differs from an empty filter, in a fixed order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToParameters()
    {
        var all = new List<KeyValuePair<string, string>>();
        Add("scope", Scope == Scope.Peacekeeping ? null : Codes.Of(Scope));
        Add(
            "standing",
            Standing == Cases.Standing.Counted ? null
                : Standing is { } standing ? Codes.Of(standing)
                : Any
        );
        foreach (var mission in Missions.Order(StringComparer.Ordinal))
            Add("mission", mission);
        Add("missions", Code(MissionStatus));
        Add("missionsOn", Day(MissionsOn));
        Add("host", Host);
        Add("area", Area);
        Add("nationality", Nationality);
        Add("act", Code(Act));
        Add("year", Year?.ToString("0000", CultureInfo.InvariantCulture));
        Add("from", From?.ToString());
        Add("to", To?.ToString());
        Add("reached", Code(StageReached));
        Add("upTo", Code(StageUpTo));
        Add("stage", Code(Stage));
        Add("accountability", Code(Accountability));
        Add("closure", Code(Closure));
        Add("activity", Code(Activity));
        Add("open", YesNo(Open));
        Add("finalConviction", YesNo(FinalConviction));
        Add("unmovedSince", Day(UnmovedSince));
        Add("movedSince", Day(MovedSince));
        Add("overdueOn", Day(OverdueOn));
        Add("harm", Code(Harm));
        Add("personnel", Code(PersonnelGroup));
        Add("category", Code(Personnel));
        Add("sex", Code(Sex));
        Add("gravest", Code(Gravest));
        Add("detention", Code(Detention));
        Add("detentionFrom", Day(DetentionFrom));
        Add("detentionTo", Day(DetentionTo));
        Add("informed", YesNo(Informed));
        Add("disputed", YesNo(Disputed));
        Add("unconfirmed", YesNo(Unconfirmed));
        Add("datesMissing", YesNo(DatesMissing));
        Add("notified", YesNo(HostNotified));
        Add("acknowledged", YesNo(HostAcknowledged));
        Add("nextOfKin", YesNo(AwaitsNextOfKin));
        Add("familiesToInform", YesNo(FamiliesToInform));
        Add("reference", Reference);
        Add("proceeding", Proceeding);
        Add("q", string.IsNullOrWhiteSpace(Text) ? null : Text.Trim());
        return all;

        void Add(string name, string? value)
        {
            if (value is not null)
                all.Add(new(name, value));
        }
    }

    /// <summary><c>mission=MINUSMA&amp;harm=killed</c>, without a question mark.</summary>
    public string ToQueryString() => string.Join('&', ToParameters().Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value)}"));

    /// <summary>Names that are not of <see cref="ParameterNames"/>, and empty values, are passed over.</summary>
    /// <exception cref="ValidationException">A value is none that the parameter can have; its name is the field.</exception>
    public static CaseFilter FromParameters(IEnumerable<KeyValuePair<string, string?>> parameters)
    {
        var given = parameters
            .Where(p => !string.IsNullOrWhiteSpace(p.Value))
            .ToLookup(p => p.Key, p => p.Value!.Trim(), StringComparer.Ordinal);
        var faults = new List<ValidationFailure>();
        var filter = new CaseFilter
        {
            Scope = Value<Scope>("scope") ?? Scope.Peacekeeping,
            Standing = given["standing"].FirstOrDefault() is Any ? null : Value<Standing>("standing") ?? Cases.Standing.Counted,
            Missions =
            [
                .. given["mission"]
                    .SelectMany(m => m.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    .Distinct(),
            ],
            MissionStatus = Value<MissionStatus>("missions"),
            MissionsOn = Parsed("missionsOn", Day),
            Host = State("host"),
            Area = given["area"].FirstOrDefault(),
            Nationality = State("nationality"),
            Act = Value<Act>("act"),
            Year = Parsed("year", FourDigits),
            From = Parsed("from", Date),
            To = Parsed("to", Date),
            StageReached = Value<Stage>("reached"),
            StageUpTo = Value<Stage>("upTo"),
            Stage = Value<Stage>("stage"),
            Accountability = Value<Accountability>("accountability"),
            Closure = Value<Closure>("closure"),
            Activity = Value<Activity>("activity"),
            Open = Parsed("open", YesOrNo),
            FinalConviction = Parsed("finalConviction", YesOrNo),
            UnmovedSince = Parsed("unmovedSince", Day),
            Harm = Value<HarmGroup>("harm"),
            MovedSince = Parsed("movedSince", Day),
            OverdueOn = Parsed("overdueOn", Day),
            PersonnelGroup = Value<PersonnelGroup>("personnel"),
            Personnel = Value<Personnel>("category"),
            Sex = Value<Sex>("sex"),
            Gravest = Value<Harm>("gravest"),
            Unconfirmed = Parsed("unconfirmed", YesOrNo),
            DatesMissing = Parsed("datesMissing", YesOrNo),
            Detention = Value<DetentionMeasure>("detention"),
            DetentionFrom = Parsed("detentionFrom", Day),
            DetentionTo = Parsed("detentionTo", Day),
            Informed = Parsed("informed", YesOrNo),
            Disputed = Parsed("disputed", YesOrNo),
            HostNotified = Parsed("notified", YesOrNo),
            HostAcknowledged = Parsed("acknowledged", YesOrNo),
            AwaitsNextOfKin = Parsed("nextOfKin", YesOrNo),
            FamiliesToInform = Parsed("familiesToInform", YesOrNo),
            Reference = given["reference"].FirstOrDefault()?.ToUpperInvariant(),
            Proceeding = given["proceeding"].FirstOrDefault()?.ToUpperInvariant(),
            Text = given["q"].FirstOrDefault(),
        };
        if (filter.Detention is not null && (filter.DetentionFrom is null || filter.DetentionTo is null))
            faults.Add(new ValidationFailure("detention", Texts.Text.DetentionNeedsPeriod));
        return faults.Count == 0 ? filter : throw new ValidationException(faults);

        T? Value<T>(string name)
            where T : struct, Enum => Parsed(name, text => Codes.TryParse<T>(text, out var value) ? value : (T?)null);

        string? State(string name)
        {
            if (given[name].FirstOrDefault() is not { } text || text is None or Any)
                return given[name].FirstOrDefault();
            if (States.Find(text.ToUpperInvariant()) is { } state)
                return state.Iso3;
            faults.Add(new ValidationFailure(name, Texts.Text.StateUnknown(text)));
            return null;
        }

        T? Parsed<T>(string name, Func<string, T?> parse)
            where T : struct
        {
            if (given[name].FirstOrDefault() is not { } text)
                return null;
            var value = parse(text);
            if (value is null)
                faults.Add(new ValidationFailure(name, Texts.Text.FilterValueUnknown(text)));
            return value;
        }
    }

    private static string? Code<T>(T? value)
        where T : struct, Enum => value is { } given ? Codes.Of(given) : null;

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? YesNo(bool? value) =>
        value switch
        {
            true => "yes",
            false => "no",
            null => null,
        };

    private static bool? YesOrNo(string text) =>
        text switch
        {
            "yes" => true,
            "no" => false,
            _ => null,
        };

    private static PartialDate? Date(string text) => PartialDate.TryParse(text, out var date) ? date : null;

    private static DateOnly? Day(string text) =>
        PartialDate.TryParse(text, out var date) && date.Precision == DatePrecision.Day ? date.First : null;

    private static int? FourDigits(string text) =>
        PartialDate.TryParse(text, out var date) && date.Precision == DatePrecision.Year ? date.Year : null;
}
