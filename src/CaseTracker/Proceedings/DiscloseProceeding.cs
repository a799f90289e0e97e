using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>From a proceeding and an audience to the rows which that audience may see; pure, and everything here passes the <see
/// cref="Policy"/>.</summary>
internal static class DiscloseProceeding
{
    /// <param name="files">The cases through which the audience is entitled, and no others.</param>
    public static IEnumerable<Row> To(Findings findings, Audience audience, Capacity capacity, IReadOnlyList<CaseFile> files)
    {
        var view = new View(findings, audience, capacity, files.Any(f => f.IsStrictlyConfidential || f.MergedInto is not null));
        if (!view.Allows(Datum.Proceeding))
            return [];
        var missions = files.Select(f => f.Incident.Mission).Distinct().DefaultIfEmpty("").ToList();
        List<Row> rows =
        [
            Whole(view),
            .. AccusedRows.Of(view),
            .. StatementRows.Of(view),
            .. Hearings(view).Select(h => HearingOf(view, h)),
        ];
        return missions
            .SelectMany(m => rows.Select(r => In(r, m)))
            .Concat(
                files.Select(f => new ProceedingCaseRow
                {
                    Audience = audience.Code,
                    ProceedingId = findings.Proceeding.ProceedingId,
                    CaseId = f.CaseId,
                    Mission = f.Incident.Mission,
                })
            );
    }

    /// <summary>What a strictly confidential case holds back from all others, on the page of that case.</summary>
    public static IEnumerable<Row> ToStrictReaders(Findings findings, IReadOnlyList<CaseFile> files)
    {
        var (proceeding, facts) = (findings.Proceeding, findings.Proceeding.Facts);
        foreach (var file in files.Where(f => f.IsStrictlyConfidential))
        {
            if (facts.Authority is not null || facts.LegalBasis is not null)
                yield return Row(
                    proceeding.ProceedingId,
                    ProtectedKind.ProceedingText,
                    string.Join("; ", new[] { facts.Authority, facts.LegalBasis }.OfType<string>())
                );
            foreach (var accused in proceeding.Accused)
            {
                if (accused.Name is not null)
                    yield return Row(accused.AccusedId, ProtectedKind.SuspectName, accused.Name.Text);
                if (accused.Whereabouts is not null)
                    yield return Row(Beside(accused.AccusedId), ProtectedKind.SuspectWhereabouts, accused.Whereabouts.Text);
            }

            ProtectedRow Row(Guid id, ProtectedKind kind, string? text) =>
                new()
                {
                    Audience = Audience.UnStrict.Code,
                    CaseId = file.CaseId,
                    ItemId = id,
                    Mission = file.Incident.Mission,
                    Kind = Codes.Of(kind),
                    Text = text,
                };
        }
    }

    private static ProceedingRow Whole(View view)
    {
        var (proceeding, tally, text) = (view.Findings.Proceeding, view.Findings.Tally, view.Allows(Datum.ProceedingText));
        var (isSuspended, hasEnded) = Progress.RunOf(proceeding);
        return new ProceedingRow
        {
            Audience = view.Audience.Code,
            ProceedingId = proceeding.ProceedingId,
            Reference = proceeding.Reference,
            Forum = Codes.Of(proceeding.Facts.Forum),
            State = proceeding.Facts.State,
            Authority = text ? proceeding.Facts.Authority : null,
            LegalBasis = text ? proceeding.Facts.LegalBasis : null,
            Stage = Progress.Furthest(proceeding) is { } stage ? Codes.Of(stage) : null,
            IsSuspended = isSuspended,
            HasEnded = hasEnded,
            IsFinal = tally.IsFinal,
            Accused = tally[Figure.Accused],
            AtLarge = tally[Figure.AtLarge],
            InCustody = tally[Figure.InCustody],
            OnBail = tally[Figure.OnBail],
            Charged = tally[Figure.Charged],
            Tried = tally[Figure.Tried],
            TriedInAbsentia = tally[Figure.TriedInAbsentia],
            Convicted = tally[Figure.Convicted],
            ConvictedFinal = tally[Figure.ConvictedFinal],
            Acquitted = tally[Figure.Acquitted],
            Deceased = tally[Figure.Deceased],
            DeathSentences = tally[Figure.DeathSentences],
            LifeSentences = tally[Figure.LifeSentences],
            TermSentences = tally[Figure.TermSentences],
            Differing = view.Allows(Datum.OtherAudiences) ? Differing(tally) : null,
            LastOn = proceeding.Moving.Select(s => s.On).OfType<PartialDate>().Select(d => (PartialDate?)d).Max()?.ToString(),
            NextHearingOn = Hearings(view).Where(h => h.State == HearingState.Scheduled).Select(h => (PartialDate?)h.On).Min()?.ToString(),
        };
    }

    private static string? Differing(Tally tally)
    {
        var differing = Enum.GetValues<Figure>()
            .Where(f => tally.Individuals(f) is { } individuals && individuals != tally[f])
            .Select(f => $"{Codes.Of(f)}={tally.Individuals(f)}")
            .ToList();
        return differing.Count == 0 ? null : $" {string.Join(' ', differing)} ";
    }

    private static IEnumerable<Hearing> Hearings(View view) =>
        view.Findings.Proceeding.Hearings.Where(h => view.Allows(h.IsOpen ? Datum.Statement : Datum.UnconfirmedStatement));

    private static HearingRow HearingOf(View view, Hearing hearing) =>
        new()
        {
            Audience = view.Audience.Code,
            ProceedingId = view.Findings.Proceeding.ProceedingId,
            HearingId = hearing.HearingId,
            HeldOn = hearing.On.ToString(),
            State = Codes.Of(hearing.State),
            Source = Codes.Of(hearing.Source),
            Confidence = Codes.Of(hearing.Confidence),
        };

    private static Row In(Row row, string mission) =>
        row switch
        {
            ProceedingRow r => r with { Mission = mission },
            AccusedRow r => r with { Mission = mission },
            StatementRow r => r with { Mission = mission },
            HearingRow r => r with { Mission = mission },
            _ => throw new InvalidOperationException($"{row.GetType().Name} is of no mission."),
        };

    /// <summary>An id that stands beside another's and is made from it.</summary>
    private static Guid Beside(Guid id)
    {
        var bytes = id.ToByteArray();
        bytes[15] ^= 0xFF;
        return new Guid(bytes);
    }

    /// <summary>A proceeding through the eyes of one audience.</summary>
    internal sealed record View(Findings Findings, Audience Audience, Capacity Capacity, bool IsStrict)
    {
        public bool Allows(Datum datum, Subject subject = default) => Policy.Allows(datum, Audience, Capacity, IsStrict, subject);
    }
}
