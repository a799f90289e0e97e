using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Proceedings;

/// <summary>The accused as an audience may know them: one of whom only unconfirmed word is known is the UN's alone.</summary>
internal static class AccusedRows
{
    public static IEnumerable<AccusedRow> Of(DiscloseProceeding.View view) =>
        view
            .Findings.Proceeding.Accused.Where(a =>
                view.Allows(view.Findings.Numbers.ContainsKey(a.AccusedId) ? Datum.Proceeding : Datum.UnconfirmedStatement)
            )
            .Select(a => Row(view, a));

    private static AccusedRow Row(DiscloseProceeding.View view, Accused accused)
    {
        var (standing, ofTheUn) = (view.Findings.Standings[accused.AccusedId], view.Allows(Datum.OtherAudiences));
        // How an accused was first named by unconfirmed word stays with the UN once more is known.
        var added = view.Allows(accused.Confidence == Confidence.Unconfirmed ? Datum.UnconfirmedStatement : Datum.Statement);
        var subject = new Subject(
            IsOwn: accused.NameFrom == view.Audience.Code,
            IsReleased: accused.NameReleasedTo.Contains(view.Audience.Code)
        );
        return new AccusedRow
        {
            Audience = view.Audience.Code,
            ProceedingId = view.Findings.Proceeding.ProceedingId,
            AccusedId = accused.AccusedId,
            Number = view.Findings.Numbers.TryGetValue(accused.AccusedId, out var number) ? number : null,
            IsCounted = view.Findings.Counted.Contains(accused.AccusedId),
            Name = view.Allows(Datum.SuspectName, subject) ? accused.Name?.Text : null,
            NameFrom = ofTheUn ? accused.NameFrom : null,
            NameReleasedTo = ofTheUn ? $" {string.Join(' ', accused.NameReleasedTo.Order(StringComparer.Ordinal))} " : null,
            Whereabouts = view.Allows(Datum.SuspectWhereabouts) ? accused.Whereabouts?.Text : null,
            IdentifiedOn = added ? accused.IdentifiedOn?.ToString() : null,
            Status = Codes.Of(standing.Status),
            StatusOn = standing.StatusOn?.ToString(),
            Custody = standing.Custody is { } custody ? Codes.Of(custody) : null,
            Offences =
                view.Allows(Datum.ProceedingText) && standing.Charges.Count > 0
                    ? string.Join('\n', standing.Charges.Select(c => c.Offence).Distinct())
                    : null,
            Articles = $" {string.Join(' ', standing.Charges.Select(c => Codes.Of(c.Article)).Distinct())} ",
            Charged = standing.IsCharged,
            Tried = standing.IsTried,
            InAbsentia = standing.InAbsentia,
            Verdict = standing.Verdict is { } verdict ? Codes.Of(verdict) : null,
            IsFinal = standing.IsFinal,
            Sentence = Written(standing.Sentence),
            IsExecuted = standing.IsExecuted,
            Source = added ? Codes.Of(accused.Source) : null,
            Confidence = added ? Codes.Of(accused.Confidence) : null,
        };
    }

    public static string Written(IEnumerable<SentencePart> parts) =>
        $" {string.Join(' ', parts.Select(p => p.Months is { } months ? $"{Codes.Of(p.Kind)}:{months.ToString(System.Globalization.CultureInfo.InvariantCulture)}" : Codes.Of(p.Kind)))} ";
}
