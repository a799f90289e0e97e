using CaseTracker.Reference;

namespace CaseTracker.Cases;

/// <summary>Whether a case counts: merged cases and those found not malicious are kept but appear in no figure.</summary>
public enum Standing
{
    Counted,
    Merged,
    OutOfScope,
}

/// <summary>Whether a mission was open or closed on a day.</summary>
public enum MissionStatus
{
    Open,
    Closed,
}

/// <summary>A harm as the totals of a case count it.</summary>
public enum HarmGroup
{
    Killed,
    Injured,
    Abducted,
    Detained,
    Missing,
    Assaulted,
    Threatened,
}

/// <summary>Which harms of persons a total of a case counts.</summary>
public static class HarmGroups
{
    public static IReadOnlyList<Harm> Members(HarmGroup group) =>
        group switch
        {
            HarmGroup.Killed => [Harm.Killed],
            HarmGroup.Injured => [Harm.InjuredSerious, Harm.InjuredMinor],
            HarmGroup.Abducted => [Harm.Abducted, Harm.Hostage],
            HarmGroup.Detained => [Harm.Detained],
            HarmGroup.Missing => [Harm.Missing],
            HarmGroup.Assaulted => [Harm.SexualAssault, Harm.Assault],
            HarmGroup.Threatened => [Harm.Threatened],
        };
}

/// <summary>
/// Which cases a list, an export or the cell of a table is about; the same parameters open the same cases everywhere. What is not set does
/// not limit. Conditions on persons (<see cref="Nationality"/>, <see cref="PersonnelGroup"/>, <see cref="Personnel"/>, <see cref="Sex"/>,
/// <see cref="Gravest"/>, and with them <see cref="Harm"/>) hold of one and the same person.
/// </summary>
public sealed partial record CaseFilter
{
    /// <summary>Stands for: outside any mission, without a host State, State not known.</summary>
    public const string None = "none";

    /// <summary>Stands for: whatever it is, as long as there is one.</summary>
    public const string Any = "any";

    /// <summary>Never both at once: the two series are different scopes.</summary>
    public Scope Scope { get; init; } = Scope.Peacekeeping;

    /// <summary>Null: whatever the standing.</summary>
    public Standing? Standing { get; init; } = Cases.Standing.Counted;

    /// <summary>Codes of missions, or <see cref="None"/>; empty: all.</summary>
    public IReadOnlyList<string> Missions { get; init; } = [];

    /// <summary>Only missions that were open, or had closed, on <see cref="MissionsOn"/>.</summary>
    public MissionStatus? MissionStatus { get; init; }

    /// <summary>The day for <see cref="MissionStatus"/>; today when absent.</summary>
    public DateOnly? MissionsOn { get; init; }

    /// <summary>A host State (ISO 3166 alpha-3), or <see cref="None"/>.</summary>
    public string? Host { get; init; }

    /// <summary>First-level area, written as it is on record, or <see cref="None"/>.</summary>
    public string? Area { get; init; }

    /// <summary>The contributing State of a uniformed person or the State of nationality of a civilian of the case, <see cref="None"/> or
    /// <see cref="Any"/>.</summary>
    public string? Nationality { get; init; }

    public Act? Act { get; init; }

    /// <summary>Year of the incident.</summary>
    public int? Year { get; init; }

    /// <summary>First day of the incident's period (included); a date of which only the year or month is known counts on its first
    /// day.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Last day of the incident's period (included).</summary>
    public PartialDate? To { get; init; }

    /// <summary>At least this stage.</summary>
    public Stage? StageReached { get; init; }

    /// <summary>At most this stage.</summary>
    public Stage? StageUpTo { get; init; }

    /// <summary>Exactly this stage.</summary>
    public Stage? Stage { get; init; }
    public Accountability? Accountability { get; init; }
    public Closure? Closure { get; init; }

    /// <summary>As of the day of reading: a case on which nothing has moved for half a year is dormant.</summary>
    public Activity? Activity { get; init; }

    /// <summary>Whether the case is not closed.</summary>
    public bool? Open { get; init; }

    /// <summary>Whether somebody was convicted by a final judgment.</summary>
    public bool? FinalConviction { get; init; }

    /// <summary>Only cases on which nothing has moved since this day, nor on it; a date of which only the year or month is known counts on
    /// its first day.</summary>
    public DateOnly? UnmovedSince { get; init; }

    /// <summary>Only cases on which something has moved since this day, or on it.</summary>
    public DateOnly? MovedSince { get; init; }

    /// <summary>Only cases on which something that a host State owes was overdue on this day.</summary>
    public DateOnly? OverdueOn { get; init; }

    /// <summary>At least one person suffered this harm as gravest.</summary>
    public HarmGroup? Harm { get; init; }
    public PersonnelGroup? PersonnelGroup { get; init; }

    /// <summary>A person served in exactly this capacity.</summary>
    public Personnel? Personnel { get; init; }
    public Sex? Sex { get; init; }

    /// <summary>A person suffered exactly this harm as gravest.</summary>
    public Harm? Gravest { get; init; }

    /// <summary>A person is counted so in the time from <see cref="DetentionFrom"/> to <see cref="DetentionTo"/>, both included and needed
    /// with it.</summary>
    public DetentionMeasure? Detention { get; init; }
    public DateOnly? DetentionFrom { get; init; }
    public DateOnly? DetentionTo { get; init; }

    /// <summary>Whether the State of <see cref="Nationality"/> was told; without one, whether all concerned were (for a State: whether it
    /// was itself).</summary>
    public bool? Informed { get; init; }

    /// <summary>Whether the reader's State (for the UN: any State) disputes something that is recorded.</summary>
    public bool? Disputed { get; init; }

    /// <summary>Of the UN only: whether somebody stated something about it that nobody confirmed.</summary>
    public bool? Unconfirmed { get; init; }

    /// <summary>Whether a date that every case must have is not known.</summary>
    public bool? DatesMissing { get; init; }

    /// <summary>Whether the State of <see cref="Host"/> was notified; without one, whether any host State was.</summary>
    public bool? HostNotified { get; init; }

    /// <summary>Whether the State of <see cref="Host"/> acknowledged; without one, whether any host State did.</summary>
    public bool? HostAcknowledged { get; init; }

    /// <summary>Of the UN only: whether next of kin of a killed person still have to be confirmed informed.</summary>
    public bool? AwaitsNextOfKin { get; init; }

    /// <summary>Of the UN only: whether a family or survivor was not told of a step that the case has reached.</summary>
    public bool? FamiliesToInform { get; init; }

    /// <summary>The one case of this reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Reference of a proceeding: only its cases.</summary>
    public string? Proceeding { get; init; }

    /// <summary>Words that must all be found, by their beginnings.</summary>
    public string? Text { get; init; }

    /// <summary>Whether it asks for a person, of whom a reader may know fewer than the totals of a case say.</summary>
    internal bool IsOfPersons => this is not { Nationality: null, PersonnelGroup: null, Personnel: null, Sex: null, Gravest: null };
}
