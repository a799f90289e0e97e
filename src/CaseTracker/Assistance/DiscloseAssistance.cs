using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Assistance;

/// <summary>
/// From an engagement and an audience to the rows which that audience may see; pure, and everything here passes the <see cref="Policy"/>.
/// </summary>
internal static class DiscloseAssistance
{
    /// <param name="files">The cases waiting for it that the audience may see, and no others.</param>
    public static IEnumerable<Row> To(Engagement engagement, Audience audience, Capacity capacity, IReadOnlyList<CaseFile> files)
    {
        var view = new View(engagement, audience, capacity, files.Any(f => f.IsStrictlyConfidential || f.MergedInto is not null));
        var steps = engagement.Live.Where(s => view.Allows(s.IsOpen ? Datum.Statement : Datum.UnconfirmedStatement)).ToList();
        // What nobody confirmed is not known to a State, so an engagement of which nothing else is said is not either.
        if (!view.Allows(Datum.Assistance) || (audience.IsState && steps.Count == 0))
            return [];
        return [Whole(view), .. steps.Select((s, i) => StepOf(view, s, i + 1)), .. Links(view, files)];
    }

    /// <summary>What a strictly confidential case holds back from all others, on the page of that case.</summary>
    public static IEnumerable<Row> ToStrictReaders(Engagement engagement, IReadOnlyList<CaseFile> files)
    {
        string[] texts =
        [
            .. new[] { engagement.Facts.Summary, engagement.Note }
                .Concat(engagement.Live.Select(s => s.What))
                .Concat(engagement.Links.Select(l => l.Reason))
                .OfType<string>(),
        ];
        return texts.Length == 0
            ? []
            : files
                .Where(f => f.IsStrictlyConfidential)
                .Select(f => new ProtectedRow
                {
                    Audience = Audience.UnStrict.Code,
                    CaseId = f.CaseId,
                    ItemId = engagement.EngagementId,
                    Mission = f.Incident.Mission,
                    Kind = Codes.Of(ProtectedKind.AssistanceText),
                    Text = $"{engagement.Reference}: {string.Join("\n", texts)}",
                });
    }

    private static AssistanceRow Whole(View view)
    {
        var (engagement, facts) = (view.Engagement, view.Engagement.Facts);
        string? On(AssistanceStep step) => engagement.First(step)?.ToString();
        string?[] begun =
        [
            On(AssistanceStep.Requested),
            On(AssistanceStep.Offered),
            On(AssistanceStep.Agreed),
            On(AssistanceStep.Delivered),
        ];
        return new AssistanceRow
        {
            Audience = view.Audience.Code,
            EngagementId = engagement.EngagementId,
            Mission = facts.Mission,
            Reference = engagement.Reference,
            Kind = Codes.Of(facts.Kind),
            Host = facts.Host,
            Authority = Codes.Of(facts.Authority),
            Provider = Codes.Of(facts.Provider),
            Entity = facts.Entity,
            State = facts.State,
            Summary = view.Allows(Datum.AssistanceText) ? facts.Summary : null,
            Note = view.Allows(Datum.AssistanceNote) ? engagement.Note : null,
            Status = engagement.Status is { } status ? Codes.Of(status) : null,
            RequestedOn = begun[0],
            OfferedOn = begun[1],
            AgreedOn = begun[2],
            DeliveredOn = begun[3],
            BegunOn = begun.OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault(),
            LastOn = engagement.Moving.Select(s => (PartialDate?)s.Day).Max()?.ToString(),
            Deliveries = engagement.Moving.Count(s => s.Step == AssistanceStep.Delivered),
            InvestigatorsRequested = engagement.Investigators(AssistanceStep.Requested),
            InvestigatorsOffered = engagement.Investigators(AssistanceStep.Offered),
            InvestigatorsDeployed = engagement.Investigators(AssistanceStep.Delivered),
        };
    }

    private static AssistanceStepRow StepOf(View view, StatedStep step, int ordinal) =>
        new()
        {
            Audience = view.Audience.Code,
            EngagementId = view.Engagement.EngagementId,
            Ordinal = ordinal,
            Mission = view.Engagement.Facts.Mission,
            StepId = step.Id,
            Step = Codes.Of(step.Step),
            Persons = step.Persons,
            What = view.Allows(Datum.AssistanceText) ? step.What : null,
            OccurredOn = step.On?.ToString(),
            RecordedOn = step.RecordedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IsCorrected = view.Allows(Datum.OtherAudiences) && step.IsCorrected,
            Source = Codes.Of(step.Fact.Source),
            Confidence = Codes.Of(step.Fact.Confidence),
        };

    private static IEnumerable<AssistanceLinkRow> Links(View view, IReadOnlyList<CaseFile> files)
    {
        var seen = files.Select(f => f.CaseId).ToHashSet();
        return view
            .Engagement.Links.Where(l => seen.Contains(l.CaseId))
            .Select(l => new AssistanceLinkRow
            {
                Audience = view.Audience.Code,
                EngagementId = view.Engagement.EngagementId,
                LinkId = l.LinkId,
                Mission = view.Engagement.Facts.Mission,
                CaseId = l.CaseId,
                ProceedingId = l.ProceedingId,
                Reason = view.Allows(Datum.AssistanceNote) ? l.Reason : null,
            });
    }

    /// <summary>An engagement through the eyes of one audience; a State reaches here only with an engagement of its own.</summary>
    private sealed record View(Engagement Engagement, Audience Audience, Capacity Capacity, bool IsStrict)
    {
        public bool Allows(Datum datum) => Policy.Allows(datum, Audience, Capacity, IsStrict, new Subject(IsOwn: true));
    }
}
