using CaseTracker.Access;
using CaseTracker.Ledger;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Cases;

/// <summary>Everything that is known of one case: the fold of its events.</summary>
public sealed record CaseFile
{
    public const string StreamKind = "Case";

    public Guid CaseId { get; init; }

    /// <summary>Number of events so far.</summary>
    public int Version { get; init; }

    /// <summary>The version of the last event that an editor must have seen (<see cref="IPassive"/>).</summary>
    public int DecidedVersion { get; init; }
    public string Reference { get; init; } = "";
    public required Incident Incident { get; init; }

    /// <summary>The row of a series that the case was imported from, where a row is a whole incident.</summary>
    public Origin? Origin { get; init; }
    public IReadOnlyList<Person> Persons { get; init; } = [];

    /// <summary>Persons that no longer belong to the case; kept so that an import recognises them.</summary>
    public IReadOnlyList<Person> Withdrawn { get; init; } = [];
    public string? Summary { get; init; }
    public string? Narrative { get; init; }

    /// <summary>The last assessment of the host State; null while there is none.</summary>
    public HostAssessed? Assessment { get; init; }

    /// <summary>The last referral to an international mechanism.</summary>
    public CaseReferred? Referral { get; init; }
    public Classification Classification { get; init; } = Classification.Confidential;
    public IReadOnlyDictionary<string, StatedOn> Notified { get; init; } = new SortedDictionary<string, StatedOn>();
    public IReadOnlyDictionary<string, StatedOn> Acknowledged { get; init; } = new SortedDictionary<string, StatedOn>();

    /// <summary>Those that older records state of the case itself, and those of its proceedings.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>What its proceedings amount to.</summary>
    public IReadOnlyList<Influence> Influences { get; init; } = [];
    public Closure? Closure { get; init; }
    public bool WasReopened { get; init; }
    public PartialDate? ReopenedOn { get; init; }
    public string? MergedInto { get; init; }
    public IReadOnlyDictionary<string, PartialDate?> Grants { get; init; } = new SortedDictionary<string, PartialDate?>();
    public IReadOnlyList<ProtectedItem> Protected { get; init; } = [];

    /// <summary>States whose reply came by other means than a submission.</summary>
    public IReadOnlyList<string> Replied { get; init; } = [];

    /// <summary>What States sent in about the case, in the order in which it was received.</summary>
    public IReadOnlyList<ReceivedSubmission> Submissions { get; init; } = [];

    /// <summary>What the UN and States told each other, apart from submissions, in the order in which it was recorded.</summary>
    public IReadOnlyList<ExchangedMessage> Messages { get; init; } = [];

    /// <summary>The steps of the case in the order in which they became known.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    public bool IsStrictlyConfidential => Classification == Classification.StrictlyConfidential;

    /// <exception cref="StaleException">Somebody decided something about the case after the caller looked at it.</exception>
    public void RequireSeen(int? version)
    {
        if (version is { } seen && (seen < DecidedVersion || seen > Version))
            throw new StaleException(Text.CaseChangedMeanwhile);
    }

    /// <summary>Whether a State is host, or that of a person affected; a grant does not make it so.</summary>
    public bool Concerns(string state) => Incident.Hosts.Contains(state) || Persons.Any(p => p.ConcernedState == state);

    /// <exception cref="NotFoundException">No such person is affected (any more).</exception>
    public Person Person(Guid personId) => Persons.FirstOrDefault(p => p.PersonId == personId) ?? throw new NotFoundException();
}

/// <summary>A person affected, with what depends on time and decisions.</summary>
public sealed record Person(Guid PersonId, PersonFacts Facts, Origin? Origin)
{
    public bool NextOfKinInformed { get; init; }
    public IReadOnlyList<string> NameReleasedTo { get; init; } = [];

    /// <summary>What was said of the person's being held, in the order in which it was recorded.</summary>
    public IReadOnlyList<DetentionStatement> Detention { get; init; } = [];

    /// <summary>What the registry of fatalities keeps; null while nothing was recorded.</summary>
    public RegistryFacts? Registry { get; init; }

    /// <summary>Who is in touch with the family or survivor, what it was told of, and to what it was referred.</summary>
    public FamilyContactSet? FamilyContact { get; init; }
    public IReadOnlyList<FamilyInformed> FamilyInformed { get; init; } = [];
    public IReadOnlyList<ServiceReferred> Referrals { get; init; } = [];

    /// <summary>The key of the person's data was destroyed: no name can be recorded any more.</summary>
    public bool IsErased { get; init; }

    /// <summary>For a withdrawn person: the reference of the case that took the person over.</summary>
    public string? MovedTo { get; init; }

    /// <summary>The facts as they can be recorded again: of an erased person without the name.</summary>
    internal PersonFacts Known => Facts.Name is { Text: null } ? Facts with { Name = null } : Facts;

    /// <summary>The contributing State of uniformed persons, the State of nationality of civilians.</summary>
    public string? ConcernedState => Facts.Personnel.IsUniformed() ? Facts.ContributingState : Facts.Nationality;

    /// <summary>The gravest harm, under which the person is counted once: abducted, then killed in captivity, counts as killed.</summary>
    public Harm Gravest => Facts.Harms.Select(h => h.Harm).OrderBy(h => Array.IndexOf(ByGravity, h)).FirstOrDefault(Harm.None);

    private static readonly Harm[] ByGravity =
    [
        Harm.Killed,
        Harm.Missing,
        Harm.Hostage,
        Harm.Abducted,
        Harm.Detained,
        Harm.SexualAssault,
        Harm.InjuredSerious,
        Harm.InjuredMinor,
        Harm.Assault,
        Harm.Threatened,
        Harm.None,
    ];
}

/// <summary>That something was stated to have happened, and by whom.</summary>
public sealed record StatedOn(PartialDate? On, Source Source);

/// <summary>A submission of a State, as the case knows of it.</summary>
/// <param name="ReceivedAt">When it was recorded (UTC).</param>
public sealed record ReceivedSubmission(Guid SubmissionId, string State, SubmissionKind Kind, DateTime ReceivedAt)
{
    /// <summary>When the UN gave its full answer (UTC); null while it owes one.</summary>
    public DateTime? AnsweredAt { get; init; }
}

/// <summary>That a message went to a State, or came from it.</summary>
/// <param name="RecordedAt">UTC.</param>
public sealed record ExchangedMessage(MessageKind Kind, string State, bool IsFromState, DateTime RecordedAt);

public sealed record ProtectedItem(Guid ItemId, ProtectedKind Kind, Personal Text);

/// <summary>A recorded event with the time at which it became known.</summary>
public sealed record Step(Event Event, DateTime RecordedAt);
