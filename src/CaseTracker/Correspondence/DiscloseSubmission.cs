using System.Globalization;
using CaseTracker.Cases;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Correspondence;

/// <summary>From a submission, its case and an audience to the rows which that audience may see; pure, and everything here passes the <see
/// cref="Policy"/>.</summary>
internal static class DiscloseSubmission
{
    public static IEnumerable<Row> To(Submission submission, CaseFile file, Audience audience, Capacity capacity)
    {
        var view = new View(submission, file, audience, capacity);
        if (!view.Allows(Datum.Submission))
            return [];
        List<Row> rows = [Whole(view), .. Points(view)];
        return view.IsParty ? [.. rows, .. Questions(view), .. Documents(view)] : rows;
    }

    /// <summary>What a strictly confidential case holds back from all others, on the page of that case.</summary>
    public static IEnumerable<Row> ToStrictReaders(Submission submission, CaseFile file)
    {
        if (!IsStrict(file))
            yield break;
        yield return new ProtectedRow
        {
            Audience = Audience.UnStrict.Code,
            CaseId = file.CaseId,
            ItemId = submission.SubmissionId,
            Mission = file.Incident.Mission,
            Kind = Codes.Of(ProtectedKind.SubmissionText),
            Text = $"{submission.Sent.Reference}: {string.Join("\n", TextsOf(submission))}",
        };
    }

    private static bool IsStrict(CaseFile file) => file.IsStrictlyConfidential || file.MergedInto is not null;

    private static IEnumerable<string> TextsOf(Submission submission) =>
        submission
            .Content.Points.SelectMany(p => new[] { p.What, p.Authority, p.NextStep, p.Proposed })
            .Prepend(submission.Content.Note)
            .Concat(submission.Questions.SelectMany(q => new[] { q.Text, q.Answer }))
            .Concat(submission.Decisions.Values.Select(d => d.Note))
            .OfType<string>();

    private static SubmissionRow Whole(View view)
    {
        var (s, party) = (view.Submission, view.IsParty);
        return new SubmissionRow
        {
            Audience = view.Audience.Code,
            SubmissionId = s.SubmissionId,
            Mission = view.File.Incident.Mission,
            CaseId = view.File.CaseId,
            CaseReference = view.File.Reference,
            Reference = s.Sent.Reference,
            State = s.Sent.State,
            Kind = Codes.Of(s.Content.Kind),
            SentAt = Seconds(s.SentAt),
            SentBy = party ? s.SentBy : null,
            Status = Codes.Of(party ? s.Status : SubmissionStatus.Published),
            IsOpen = party && !s.IsAnswered,
            Points = s.Content.Points.Count,
            Accepted = party ? s.Decisions.Values.Count(d => d.IsAccepted) : 0,
            Declined = party ? s.Decisions.Values.Count(d => !d.IsAccepted) : 0,
            OpenQuestions = party ? s.Questions.Count(q => q.Answer is null) : 0,
            Disputes = party && s.IsDisputing,
            Documents = party ? s.Sent.Attachments.Count : 0,
            About = s.Content.About,
            Consents = s.Content.Consents,
            Publication = party ? s.Consents : null,
            Receipt = party ? s.Sent.Receipt : null,
        };
    }

    private static IEnumerable<SubmissionPointRow> Points(View view)
    {
        var (content, text) = (view.Submission.Content, view.Allows(Datum.SubmissionText));
        if (content.Note is not null)
            yield return Row(0, "note") with
            {
                What = text ? content.Note : null,
            };
        for (var number = 1; number <= content.Points.Count; number++)
        {
            var (point, decision) = (content.Points[number - 1], view.IsParty ? view.Submission.Decisions.GetValueOrDefault(number) : null);
            yield return Row(number, Codes.Of(point.Kind)) with
            {
                What = text ? point.What : null,
                Step = point.Step is { } step ? Codes.Of(step) : null,
                Authority = text ? point.Authority : null,
                OccurredOn = point.On?.ToString(),
                NextStep = text ? point.NextStep : null,
                NextOn = point.NextOn?.ToString(),
                Aspect = point.Aspect is { } aspect ? Codes.Of(aspect) : null,
                Proposed = text ? point.Proposed : null,
                Decision = decision is null ? null : Codes.Of(decision.IsAccepted ? PointDecision.Accepted : PointDecision.Declined),
                DecidedOn = DayOf(decision?.At),
                DecidedBy = view.Audience.IsState ? null : decision?.By,
                Answer = text ? decision?.Note : null,
                TakenUpBy = decision?.Command,
            };
        }

        SubmissionPointRow Row(int number, string kind) =>
            new()
            {
                Audience = view.Audience.Code,
                SubmissionId = view.Submission.SubmissionId,
                Number = number,
                Mission = view.File.Incident.Mission,
                Kind = kind,
            };
    }

    private static IEnumerable<SubmissionQuestionRow> Questions(View view) =>
        view.Submission.Questions.Select(q => new SubmissionQuestionRow
        {
            Audience = view.Audience.Code,
            SubmissionId = view.Submission.SubmissionId,
            Number = q.Number,
            Mission = view.File.Incident.Mission,
            Point = q.Point,
            Question = view.Allows(Datum.SubmissionText) ? q.Text : null,
            AskedOn = DayOf(q.AskedAt)!,
            Answer = view.Allows(Datum.SubmissionText) ? q.Answer : null,
            AnsweredOn = DayOf(q.AnsweredAt),
        });

    private static IEnumerable<SubmissionDocumentRow> Documents(View view) =>
        !view.Allows(Datum.SubmissionText)
            ? []
            : view.Submission.Sent.Attachments.Select(
                (a, i) =>
                    new SubmissionDocumentRow
                    {
                        Audience = view.Audience.Code,
                        SubmissionId = view.Submission.SubmissionId,
                        Number = i + 1,
                        Mission = view.File.Incident.Mission,
                        DocumentId = a.DocumentId,
                        FileName = a.FileName,
                        MediaType = a.MediaType,
                        Bytes = a.Length,
                        Sha256 = a.Sha256,
                    }
            );

    // The ticks tell in what order commands were recorded, those of others too.
    private static DateTime Seconds(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);

    private static string? DayOf(DateTime? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A submission through the eyes of one audience.</summary>
    private sealed record View(Submission Submission, CaseFile File, Audience Audience, Capacity Capacity)
    {
        /// <summary>The UN or the State that sent it.</summary>
        public bool IsParty => !Audience.IsState || Audience.Code == Submission.Sent.State;

        // That a State consents to something is said by the thing itself.
        public bool Allows(Datum datum) =>
            Policy.Allows(
                datum,
                Audience,
                Capacity,
                IsStrict(File),
                new Subject(IsOwn: IsParty, IsReleased: Submission is { Consents: true, Content.Kind: not SubmissionKind.Consent })
            );
    }
}
