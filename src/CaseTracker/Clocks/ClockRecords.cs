using System.Security.Cryptography;
using System.Text;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Reference;

namespace CaseTracker.Clocks;

/// <summary>How long one kind of clock runs from a day on; earlier versions stay for the clocks that began under them.</summary>
public sealed record ClockPolicySet(ClockPolicy Policy, string Reason) : Event;

/// <summary>When a duty station works, in full; earlier versions stay for the clocks that began under them.</summary>
public sealed record WorkingCalendarSet(WorkingCalendar Calendar, string Reason) : Event;

[ReadTable(nameof(Kind), nameof(Version))]
public sealed record ClockPolicyRow : Row
{
    public string Kind { get; init; } = "";
    public int Version { get; init; }

    /// <summary>Canonical JSON of <see cref="ClockPolicy"/>.</summary>
    public string Definition { get; init; } = "";
}

[ReadTable(nameof(Code), nameof(Version))]
public sealed record WorkingCalendarRow : Row
{
    public string Code { get; init; } = "";
    public int Version { get; init; }

    /// <summary>Canonical JSON of <see cref="WorkingCalendar"/>.</summary>
    public string Definition { get; init; } = "";
}

internal sealed class ClockPolicyProjection : Projection
{
    public const string Kind = "ClockPolicy";

    public override string StreamKind => Kind;

    public static Guid IdOf(ClockKind kind) => new(SHA256.HashData(Encoding.UTF8.GetBytes("clock-policy:" + Codes.Of(kind))).AsSpan(0, 16));

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history) =>
        history
            .Select(r => (r.Version, Set: (ClockPolicySet)r.Event))
            .Select(v => new ClockPolicyRow
            {
                Kind = Codes.Of(v.Set.Policy.Kind),
                Version = v.Version,
                Definition = Canonical.Plain.Write(v.Set.Policy),
            });
}

internal sealed class WorkingCalendarProjection : Projection
{
    public const string Kind = "WorkingCalendar";

    public override string StreamKind => Kind;

    public static Guid IdOf(string code) => new(SHA256.HashData(Encoding.UTF8.GetBytes("working-calendar:" + code)).AsSpan(0, 16));

    public override IEnumerable<Row> Rows(Guid streamId, IReadOnlyList<Recorded> history) =>
        history
            .Select(r => (r.Version, Set: (WorkingCalendarSet)r.Event))
            .Select(v => new WorkingCalendarRow
            {
                Code = v.Set.Calendar.Code,
                Version = v.Version,
                Definition = Canonical.Plain.Write(v.Set.Calendar),
            });
}
