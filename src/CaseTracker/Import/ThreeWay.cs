using CaseTracker.Cases;

namespace CaseTracker.Import;

/// <summary>
/// Applies what differs between two editions to the facts as they are now. A fact that an officer has corrected since stays, even where the
/// newer edition corrects it too; such a contradiction is reported.
/// </summary>
internal sealed class ThreeWay
{
    private readonly List<string> _kept = [];
    private readonly List<string> _changed = [];

    /// <summary>Fields where an officer's correction stands against the newer edition: name, value here, value there.</summary>
    public IReadOnlyList<string> Kept => _kept;

    /// <summary>Fields that change: name, value before, value after.</summary>
    public IReadOnlyList<string> Changed => _changed;

    public T Field<T>(string name, T before, T after, T now) => Field(name, before, after, now, v => $"{v}");

    public T Field<T>(string name, T before, T after, T now, Func<T, string> text)
    {
        var equal = EqualityComparer<T>.Default;
        if (equal.Equals(before, after) || equal.Equals(now, after))
            return now;
        if (equal.Equals(before, now))
        {
            Note(_changed, $"{name} {Show(now)} → {Show(after)}");
            return after;
        }
        Note(_kept, $"{name} {Show(now)} ≠ {Show(after)}");
        return now;

        string Show(T value) => value is null || text(value).Length == 0 ? "?" : text(value);
    }

    public PersonFacts Facts(PersonFacts before, PersonFacts after, PersonFacts now) =>
        now with
        {
            Personnel = Field("personnel", before.Personnel, after.Personnel, now.Personnel, Reference.Codes.Of),
            Sex = Field("sex", before.Sex, after.Sex, now.Sex, Reference.Codes.Of),
            Nationality = Field("nationality", before.Nationality, after.Nationality, now.Nationality),
            ContributingState = Field("contributing_state", before.ContributingState, after.ContributingState, now.ContributingState),
            Harms = Harms(before.Harms, after.Harms, now.Harms),
        };

    public Incident Incident(Incident before, Incident after, Incident now) =>
        now with
        {
            Mission = Field("mission", before.Mission, after.Mission, now.Mission),
            OccurredOn = Field("date", before.OccurredOn, after.OccurredOn, now.OccurredOn),
            Act = Field("act", before.Act, after.Act, now.Act, Reference.Codes.Of),
            Hosts = Field("hosts", string.Join(' ', before.Hosts), string.Join(' ', after.Hosts), string.Join(' ', now.Hosts))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Area = Field("area", before.Area, after.Area, now.Area),
            Place = Field("place", before.Place, after.Place, now.Place),
            Latitude = Field("latitude", before.Latitude, after.Latitude, now.Latitude),
            Longitude = Field("longitude", before.Longitude, after.Longitude, now.Longitude),
            Means = Field("means", before.Means, after.Means, now.Means, Reference.Codes.Of),
            Setting = Field("setting", before.Setting, after.Setting, now.Setting, Reference.Codes.Of),
            Perpetrator = Field("perpetrator", before.Perpetrator, after.Perpetrator, now.Perpetrator, Reference.Codes.Of),
            Attribution = Field("attribution", before.Attribution, after.Attribution, now.Attribution, Reference.Codes.Of),
        };

    private static void Note(List<string> notes, string note)
    {
        if (!notes.Contains(note))
            notes.Add(note);
    }

    /// <summary>The imported harm changes where it still stands; harms that an officer added stay.</summary>
    private static IReadOnlyList<HarmSuffered> Harms(
        IReadOnlyList<HarmSuffered> before,
        IReadOnlyList<HarmSuffered> after,
        IReadOnlyList<HarmSuffered> now
    ) => before.SequenceEqual(after) ? now : [.. now.Select(h => h == before[0] ? after[0] : h)];
}
