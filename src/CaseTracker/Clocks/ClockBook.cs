using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>One version of a policy or calendar, counted from 1.</summary>
public sealed record Edition<T>(int Version, T Value);

/// <summary>All versions of all policies and calendars: what a clock began with can always be looked up again.</summary>
public sealed class ClockBook(IEnumerable<Edition<ClockPolicy>> policies, IEnumerable<Edition<WorkingCalendar>> calendars)
{
    private readonly ILookup<ClockKind, Edition<ClockPolicy>> _policies = policies.OrderBy(p => p.Version).ToLookup(p => p.Value.Kind);
    private readonly ILookup<string, Edition<WorkingCalendar>> _calendars = calendars.OrderBy(c => c.Version).ToLookup(c => c.Value.Code, StringComparer.Ordinal);

    /// <summary>What the product is delivered with.</summary>
    public static ClockBook Delivered { get; } = new(ClockPolicy.Defaults.Select(p => new Edition<ClockPolicy>(1, p)), [new(1, WorkingCalendar.Default)]);

    /// <summary>All versions, earliest first.</summary>
    public IEnumerable<Edition<ClockPolicy>> PoliciesOf(ClockKind kind) => _policies[kind];

    /// <summary>All versions, earliest first.</summary>
    public IEnumerable<Edition<WorkingCalendar>> CalendarsOf(string code) => _calendars[code];

    public IEnumerable<string> CalendarCodes => _calendars.Select(c => c.Key);

    /// <summary>The policy that governs a clock whose anchor lies on this day: of those that hold by then the one that holds since last, and of these the latest; null when none does.</summary>
    public Edition<ClockPolicy>? PolicyOn(ClockKind kind, DateOnly day) =>
        _policies[kind].Where(p => p.Value.From is null || p.Value.From <= day).OrderBy(p => p.Value.From ?? DateOnly.MinValue).ThenBy(p => p.Version).LastOrDefault();

    /// <summary>The calendar of a mission as it is now, and that of headquarters where the mission has none.</summary>
    public Edition<WorkingCalendar> CalendarFor(string mission) => _calendars[mission].LastOrDefault() ?? _calendars[WorkingCalendar.Headquarters].Last();

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public ClockPolicy Policy(ClockKind kind, int version) => Find(_policies[kind], version);

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public WorkingCalendar Calendar(string code, int version) => Find(_calendars[code], version);

    /// <summary>A clock that begins: which versions it keeps, and when it runs out; null when no policy lets it run.</summary>
    public Terms? Begin(ClockKind kind, string mission, Anchor anchor)
    {
        var calendar = CalendarFor(mission);
        if (PolicyOn(kind, anchor.DayIn(calendar.Value)) is not { } policy) return null;
        var due = ClockArithmetic.Of(anchor, policy.Value.Limit, calendar.Value, [], []).Due!.Value;
        return new Terms(policy.Version, calendar.Value.Code, calendar.Version, due, RemindAt(policy.Value, calendar.Value, due));
    }

    private static DateTime? RemindAt(ClockPolicy policy, WorkingCalendar calendar, DateTime due) =>
        policy.RemindAfterDays is { } days ? ClockArithmetic.RemindAt(due, days, calendar) : null;

    /// <summary>When a clock that began under these versions runs out now (UTC, null while it is paused), with the explanation.</summary>
    public Count Again(ClockKind kind, Anchor anchor, int policy, string calendar, int calendarVersion, IReadOnlyList<Pause> pauses, IReadOnlyList<int> extensions) =>
        ClockArithmetic.Of(anchor, Policy(kind, policy).Limit, Calendar(calendar, calendarVersion), pauses, extensions);

    private static T Find<T>(IEnumerable<Edition<T>> editions, int version) =>
        (editions.FirstOrDefault(e => e.Version == version) ?? throw new KeyNotFoundException($"There is no version {version} of {typeof(T).Name}.")).Value;

    /// <param name="Due">UTC.</param>
    /// <param name="RemindAt">UTC; null where nobody is reminded.</param>
    public sealed record Terms(int Policy, string Calendar, int CalendarVersion, DateTime Due, DateTime? RemindAt);
}
