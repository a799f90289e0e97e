using CaseTracker.Convention;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>One version of a policy or calendar; zero is what the product is delivered with, what an office sets counts from 1.</summary>
public sealed record Edition<T>(int Version, T Value)
{
    public bool IsDefault => Version == 0;
}

/// <summary>All versions of all policies and calendars: what a clock began with can always be looked up again.</summary>
public sealed class ClockBook(IEnumerable<Edition<ClockPolicy>> policies, IEnumerable<Edition<WorkingCalendar>> calendars)
{
    private readonly ILookup<ClockKind, Edition<ClockPolicy>> _policies = policies.OrderBy(p => p.Version).ToLookup(p => p.Value.Kind);
    private readonly ILookup<string, Edition<WorkingCalendar>> _calendars = calendars
        .OrderBy(c => c.Version)
        .ToLookup(c => c.Value.Code, StringComparer.Ordinal);

    /// <summary>Who is bound by the 1994 Convention, as far as it is on record.</summary>
    public PartyList Parties { get; init; } = new([]);

    /// <summary>What the product is delivered with.</summary>
    public static ClockBook Delivered { get; } =
        new(ClockPolicy.Defaults.Select(p => new Edition<ClockPolicy>(0, p)), [new(0, WorkingCalendar.Default)]);

    /// <summary>With what offices set since.</summary>
    public static async Task<ClockBook> Read(Session session)
    {
        var set = await session.Query<Definition>(
            """
            -- ClockBook.Read
            SELECT 'policy' AS Kind, Version, Definition AS Body FROM ClockPolicyRow WHERE ToSeq = @open
            UNION ALL SELECT 'calendar' AS Kind, Version, Definition AS Body FROM WorkingCalendarRow WHERE ToSeq = @open
            """,
            new { open = RowTable.Open }
        );
        var parties = await PartyList.Read(session);
        return set.Count == 0 && parties.All.Count == 0
            ? Delivered
            : new(
                [
                    .. Delivered.Policies,
                    .. set.Where(s => s.Kind == "policy")
                        .Select(s => new Edition<ClockPolicy>(s.Version, (ClockPolicy)Canonical.Plain.Read(s.Body, typeof(ClockPolicy)))),
                ],
                [
                    .. Delivered.Calendars,
                    .. set.Where(s => s.Kind == "calendar")
                        .Select(s => new Edition<WorkingCalendar>(
                            s.Version,
                            (WorkingCalendar)Canonical.Plain.Read(s.Body, typeof(WorkingCalendar))
                        )),
                ]
            )
            {
                Parties = parties,
            };
    }

    public IEnumerable<Edition<ClockPolicy>> Policies => _policies.SelectMany(p => p);

    public IEnumerable<Edition<WorkingCalendar>> Calendars => _calendars.SelectMany(c => c);

    /// <summary>
    /// The policy that governs a clock whose anchor lies on this day: of those that hold by then the one that holds since last, and of
    /// these the latest; null when none does.
    /// </summary>
    public Edition<ClockPolicy>? PolicyOn(ClockKind kind, DateOnly day) =>
        _policies[kind]
            .Where(p => p.Value.From is null || p.Value.From <= day)
            .OrderBy(p => p.Value.From ?? DateOnly.MinValue)
            .ThenBy(p => p.Version)
            .LastOrDefault();

    /// <summary>The calendar of a mission as it is now, and that of headquarters where the mission has none.</summary>
    public Edition<WorkingCalendar> CalendarFor(string mission) =>
        _calendars[mission].LastOrDefault() ?? _calendars[WorkingCalendar.Headquarters].Last();

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public ClockPolicy Policy(ClockKind kind, int version) => Find(_policies[kind], version);

    /// <exception cref="KeyNotFoundException">There is no such version.</exception>
    public WorkingCalendar Calendar(string code, int version) => Find(_calendars[code], version);

    /// <summary>A clock that begins, with the versions that it keeps; null when no policy lets it run.</summary>
    public ClockStarted? Begin(Guid clockId, ClockKind kind, string? state, string? subject, Anchor anchor, string mission)
    {
        var calendar = CalendarFor(mission);
        var day = anchor.DayIn(calendar.Value);
        if (PolicyOn(kind, day) is not { } policy)
            return null;
        var due = ClockArithmetic.Of(anchor, policy.Value.Limit, calendar.Value, [], []).Due!.Value;
        return new ClockStarted(
            clockId,
            kind,
            state,
            subject,
            anchor.ToString(),
            day,
            policy.Value.Limit,
            policy.Version,
            calendar.Value.Code,
            calendar.Version,
            DeadlineAt(due, policy.Value, calendar.Value)
        );
    }

    /// <summary>When a clock runs out, counted anew with these pauses and extensions; null while it is paused.</summary>
    public Deadline? Again(ClockStarted start, IReadOnlyList<Pause> pauses, IReadOnlyList<int> extensions)
    {
        var calendar = Calendar(start.Calendar, start.CalendarVersion);
        var due = ClockArithmetic.Of(Anchor.Parse(start.Anchor), start.Limit, calendar, pauses, extensions).Due;
        return due is { } at ? DeadlineAt(at, Policy(start.Kind, start.Policy), calendar) : null;
    }

    /// <summary>When a State that was reminded now is to be reminded again (UTC); null where it is not.</summary>
    public DateTime? RemindAgain(ClockStarted start, DateTime now) =>
        Policy(start.Kind, start.Policy).RemindAfterDays is { } days
            ? ClockArithmetic.RemindAt(now, days, Calendar(start.Calendar, start.CalendarVersion))
            : null;

    private static Deadline DeadlineAt(DateTime due, ClockPolicy policy, WorkingCalendar calendar)
    {
        var day = calendar.LastDayBefore(due);
        return new Deadline(
            due,
            day,
            calendar.EndOf(day),
            policy.RemindAfterDays is { } days ? ClockArithmetic.RemindAt(due, days, calendar) : null
        );
    }

    private static T Find<T>(IEnumerable<Edition<T>> editions, int version) =>
        (
            editions.FirstOrDefault(e => e.Version == version)
            ?? throw new KeyNotFoundException($"There is no version {version} of {typeof(T).Name}.")
        ).Value;

    private sealed record Definition
    {
        public string Kind { get; init; } = "";
        public int Version { get; init; }
        public string Body { get; init; } = "";
    }
}
