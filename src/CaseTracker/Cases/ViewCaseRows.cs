using CaseTracker.Disclosure;

namespace CaseTracker.Cases;

// What the page of a case holds.
public static partial class ViewCase
{
    /// <summary>What is null is not for this reader; nothing says that it exists.</summary>
    public sealed record Result(Case Case, IReadOnlyList<Person> Persons, IReadOnlyList<TimelineStep> Timeline)
    {
        /// <summary>For how long persons affected were held, by person and then in time.</summary>
        public IReadOnlyList<Detention> Detentions { get; init; } = [];

        /// <summary>Of the UN only: who may see the case, and what waits for a second person.</summary>
        public OfTheUn? Un { get; init; }

        /// <summary>Of named readers of strictly confidential matter only.</summary>
        public IReadOnlyList<ProtectedItem>? Protected { get; init; }

        /// <summary>Of a State only: its own persons who looked at the case.</summary>
        public IReadOnlyList<Reading>? ReadBy { get; init; }
    }

    /// <param name="Version">What an edit form sends back as <c>Version</c>.</param>
    public sealed record OfTheUn(int Version, IReadOnlyList<StateOfCase> States, IReadOnlyList<OpenProposal> Proposals);

    public sealed record Case
    {
        internal Guid CaseId { get; init; }
        public string Reference { get; init; } = "";
        public string Mission { get; init; } = "";
        public string Scope { get; init; } = "";
        public string Standing { get; init; } = "";
        public string? MergedInto { get; init; }
        public string IncidentOn { get; init; } = "";
        public string Act { get; init; } = "";
        public string Hosts { get; init; } = "";
        public string? Area { get; init; }
        public string? Summary { get; init; }
        public string Stage { get; init; } = "";
        public string Activity { get; init; } = "";
        public string Accountability { get; init; } = "";
        public string? Closure { get; init; }
        public string? HostNotifiedOn { get; init; }
        public string? HostAcknowledgedOn { get; init; }
        public bool Informed { get; init; }
        public int Persons { get; init; }
        public int Killed { get; init; }
        public int Injured { get; init; }
        public int Abducted { get; init; }
        public int Detained { get; init; }
        public int Missing { get; init; }
        public int Assaulted { get; init; }
        public int Threatened { get; init; }
        public string? Place { get; init; }
        public double? Latitude { get; init; }
        public double? Longitude { get; init; }
        public string? Nature { get; init; }
        public string? Means { get; init; }
        public string? Setting { get; init; }
        public string? Perpetrator { get; init; }
        public string? Attribution { get; init; }
        public string? Classification { get; init; }
        public string? Narrative { get; init; }
        public string? HostAssessment { get; init; }
        public string? AssessmentReason { get; init; }
        public string? ReferredTo { get; init; }
        public string? ReferredOn { get; init; }
        public int? AwaitingNextOfKin { get; init; }
        public int? FamiliesToInform { get; init; }

        /// <summary>Whether the reader's State (for the UN: any State) disputes something that is recorded.</summary>
        public bool Disputed { get; init; }

        /// <summary>The last date on which follow-up went on.</summary>
        public string LastMovedOn { get; init; } = "";

        /// <summary>Whether somebody was convicted by a final judgment.</summary>
        public bool FinalConviction { get; init; }

        public IReadOnlyList<string> HostStates => Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    public sealed record Person
    {
        /// <summary>Of the UN only: what commands on the person take.</summary>
        public Guid? PersonId { get; init; }
        public string Personnel { get; init; } = "";
        public string PersonnelGroup { get; init; } = "";
        public string Sex { get; init; } = "";
        public string Harm { get; init; } = "";

        /// <summary>All harms in sequence, separated by spaces.</summary>
        public string Harms { get; init; } = "";
        public string? Nationality { get; init; }
        public string? ConcernedState { get; init; }
        public string? Name { get; init; }

        /// <summary>Of the UN only; false for everybody else.</summary>
        public bool NextOfKinInformed { get; init; }

        public IReadOnlyList<string> HarmsInSequence => Harms.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>A time for which a person was held; <see cref="DetentionRow"/> says what the columns hold.</summary>
    public sealed record Detention
    {
        /// <summary>Which of the persons of the result it is, counted from 1.</summary>
        public int Person { get; init; }
        public string HeldSince { get; init; } = "";
        public string? HeldBy { get; init; }
        public string? Place { get; init; }
        public string? PlaceKnownOn { get; init; }
        public string? AccessDeniedOn { get; init; }
        public string? AccessGrantedOn { get; init; }
        public string? MedicalVisitOn { get; init; }
        public string? LegalCounselOn { get; init; }
        public string? FamilyInformedOn { get; init; }
        public string? EndedOn { get; init; }
        public string? Ending { get; init; }
        internal Guid PersonId { get; init; }
    }

    /// <summary>A step in the life of the case, oldest first; <see cref="TimelineRow"/> says what the columns hold.</summary>
    public sealed record TimelineStep
    {
        public string Kind { get; init; } = "";
        public string? OccurredOn { get; init; }
        public string RecordedOn { get; init; } = "";
        public string? State { get; init; }
        public string? Detail { get; init; }
        public string Source { get; init; } = "";
        public string Confidence { get; init; } = "";
    }

    /// <summary>A State that may see the case; capacities are codes (host, concerned, third), comma-separated.</summary>
    public sealed record StateOfCase
    {
        public string State { get; init; } = "";
        public string Capacities { get; init; } = "";
        public string? Until { get; init; }
    }

    public sealed record ProtectedItem
    {
        public Guid ItemId { get; init; }
        public string Kind { get; init; } = "";
        public string? Text { get; init; }
    }

    /// <summary>Something about this case that waits for a second person.</summary>
    public sealed record OpenProposal
    {
        public Guid ProposalId { get; init; }

        /// <summary>The name of the command, such as <c>CloseCase</c>.</summary>
        public string Kind { get; init; } = "";
        public string Reason { get; init; } = "";
        public string ProposedBy { get; init; } = "";
        public DateTime ProposedAt { get; init; }
        internal string Body { get; init; } = "";
    }

    public sealed record Reading
    {
        public string Subject { get; init; } = "";
        public DateTime At { get; init; }
    }
}
