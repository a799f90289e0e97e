using CaseTracker.Cases;
using CaseTracker.Reference;

namespace CaseTracker.Briefing;

/// <summary>Cases that a table does not tell apart: how many they are, and their totals; what the table does not ask for is
/// empty.</summary>
public sealed record CaseFact
{
    public string Mission { get; init; } = "";
    public string Hosts { get; init; } = "";
    public string Stage { get; init; } = "";
    public string Accountability { get; init; } = "";
    public string? Closure { get; init; }
    public bool FinalConviction { get; init; }
    public bool Informed { get; init; }

    /// <summary>What T15 asks for, here and below.</summary>
    public bool IsOpen { get; init; }
    public bool Unconfirmed { get; init; }
    public bool Disputed { get; init; }
    public bool DatesMissing { get; init; }

    /// <summary>Year of the incidents, where a table tells them apart by it.</summary>
    public string Year { get; init; } = "";

    /// <summary>Which span between the days that the table tells apart the incidents lie in, and their last movements.</summary>
    public int Span { get; init; }
    public int LastSpan { get; init; }

    /// <summary>How many cases these are.</summary>
    public int Cases { get; init; }
    public int Persons { get; init; }
    public int Killed { get; init; }
    public int Injured { get; init; }
    public int Abducted { get; init; }
    public int Detained { get; init; }
    public int Assaulted { get; init; }
    public int Threatened { get; init; }

    /// <summary>A day on which the incidents stand for the table: the first of their span or year.</summary>
    public DateOnly Day { get; init; }

    /// <summary>A day on which their last movements stand for the table: the first of the span.</summary>
    public DateOnly LastDay { get; init; }

    public IReadOnlyList<string> HostKeys =>
        Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } hosts ? hosts : [CaseFilter.None];

    public Stage Reached => Codes.Parse<Stage>(Stage);

    public string MissionKey => Tables.KeyOf(Mission);

    /// <summary>Persons of the cases whose gravest harm is this one.</summary>
    public int Affected(HarmGroup harm) =>
        harm switch
        {
            HarmGroup.Killed => Killed,
            HarmGroup.Injured => Injured,
            HarmGroup.Abducted => Abducted,
            HarmGroup.Detained => Detained,
            HarmGroup.Assaulted => Assaulted,
            HarmGroup.Threatened => Threatened,
            _ => throw new ArgumentOutOfRangeException(nameof(harm), harm, "No table counts this harm."),
        };
}

/// <summary>Persons killed in a year, by their group of personnel.</summary>
public sealed record KilledFact
{
    public string Year { get; init; } = "";
    public string PersonnelGroup { get; init; } = "";
    public int Persons { get; init; }
}

/// <summary>Persons of one category, sex and gravest harm.</summary>
public sealed record PersonFact
{
    public string Personnel { get; init; } = "";
    public string Sex { get; init; } = "";
    public string Harm { get; init; } = "";
    public int Persons { get; init; }
}

/// <summary>When a message last went to a host State, or came from it, about a case of this mission.</summary>
public sealed record ContactFact
{
    public string Mission { get; init; } = "";

    /// <summary>Partial date; null where there was none.</summary>
    public string? LastOn { get; init; }
}

/// <summary>Cases of one concerned State that a table does not tell apart.</summary>
public sealed record ConcernFact
{
    /// <summary>Null where it is not known.</summary>
    public string? State { get; init; }
    public string Stage { get; init; } = "";

    /// <summary>Whether that State was told.</summary>
    public bool Informed { get; init; }
    public int Cases { get; init; }
    public int Killed { get; init; }
    public int Injured { get; init; }
}

/// <summary>Persons whose holding began and ended in the same spans, in the same way.</summary>
public sealed record DetentionFact
{
    public string Mission { get; init; } = "";

    /// <summary>0 before the period, 1 in it, 2 after it.</summary>
    public int FromSpan { get; init; }

    /// <summary>As <see cref="FromSpan"/>; 2 also of those who are still held.</summary>
    public int ToSpan { get; init; }
    public string? Ending { get; init; }
    public int Persons { get; init; }

    public string MissionKey => Tables.KeyOf(Mission);
}

/// <summary>A step by which a case came further, as tables list it.</summary>
public sealed record MovementFact
{
    public string Reference { get; init; } = "";
    public int Ordinal { get; init; }
    public string FromStage { get; init; } = "";
    public string ToStage { get; init; } = "";
    public string OccurredOn { get; init; } = "";
    public string? Forum { get; init; }
    public string Source { get; init; } = "";
}
