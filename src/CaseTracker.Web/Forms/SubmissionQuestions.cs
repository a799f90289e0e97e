using System.Globalization;
using CaseTracker.Correspondence;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>What a submission of each kind is asked, and what the answers amount to.</summary>
internal static class SubmissionQuestions
{
    /// <summary>In the forms and in refusals alike.</summary>
    public const string Content = "Content";

    private const string Points = Content + ".Points";

    public static string Point(int number) => string.Create(CultureInfo.InvariantCulture, $"{Points}[{number}]");

    /// <summary>What a further point of such a submission can say; none where one point is all.</summary>
    public static IReadOnlyList<PointKind> MoreOf(SubmissionKind kind) =>
        kind switch
        {
            SubmissionKind.ProgressReport => [PointKind.Done, PointKind.Disputed],
            SubmissionKind.Correction => [PointKind.Disputed],
            SubmissionKind.Acknowledgement or SubmissionKind.Consent or SubmissionKind.Document => [],
            SubmissionKind.Answer or SubmissionKind.AssistanceRequest or SubmissionKind.Information => [PointKind.Stated],
        };

    /// <summary>With what a new submission begins.</summary>
    public static SubmissionContent New(SubmissionKind kind, string? about, bool? consents) =>
        new()
        {
            Kind = kind,
            About = about,
            Consents = consents,
            Points =
                kind == SubmissionKind.Consent
                    ? []
                    :
                    [
                        new Point
                        {
                            Kind =
                                kind == SubmissionKind.Acknowledgement
                                    ? PointKind.Acknowledged
                                    : MoreOf(kind).FirstOrDefault(PointKind.Stated),
                        },
                    ],
        };

    public static IEnumerable<Section> Of(SubmissionKind kind, IReadOnlyList<PointKind> points, Func<int, SideButton> remove)
    {
        for (var number = 0; number < points.Count; number++)
        {
            yield return new Section(
                string.Format(CultureInfo.CurrentCulture, PageText.Of("Submission.Point"), number + 1, Terms.Of(points[number])),
                [.. OfPoint(Point(number), points[number])]
            )
            {
                IsOneOfSeveral = points.Count > 1,
                Button = points.Count > 1 ? remove(number) : null,
            };
        }
        if (kind == SubmissionKind.Consent)
            yield return new Section(
                null,
                [
                    Ask.Line($"{Content}.About", "ConsentAbout"),
                    Ask.OneOf(
                        $"{Content}.Consents",
                        [new("yes", PageText.Of("Consent.yes")), new("no", PageText.Of("Consent.no"))],
                        "Consents"
                    ),
                ]
            );
        yield return new Section(
            null,
            [
                .. kind == SubmissionKind.Answer ? new[] { Ask.Line($"{Content}.About", "AnswerAbout", optional: true) } : [],
                Ask.Text($"{Content}.Note", "SubmissionNote", optional: true),
            ]
        );
    }

    /// <summary>What was typed; a date or choice that cannot be read is a fault of the entries.</summary>
    public static SubmissionContent Read(Entries e, SubmissionKind kind, IReadOnlyList<PointKind> points) =>
        new()
        {
            Kind = kind,
            Note = e.Text($"{Content}.Note"),
            About = e.Text($"{Content}.About"),
            Consents = e.Text($"{Content}.Consents") switch
            {
                "yes" => true,
                "no" => false,
                _ => null,
            },
            Points = [.. points.Select((p, i) => Read(e, Point(i), p))],
        };

    public static Entries Start(SubmissionContent content)
    {
        var entries = new Entries()
            .Set($"{Content}.Note", content.Note)
            .Set($"{Content}.About", content.About)
            .Set(
                $"{Content}.Consents",
                content.Consents switch
                {
                    true => "yes",
                    false => "no",
                    null => null,
                }
            );
        for (var number = 0; number < content.Points.Count; number++)
        {
            var (point, name) = (content.Points[number], Point(number));
            entries
                .Set($"{name}.What", point.What)
                .Set($"{name}.Step", point.Step)
                .Set($"{name}.Authority", point.Authority)
                .Set($"{name}.On", point.On)
                .Set($"{name}.NextStep", point.NextStep)
                .Set($"{name}.NextOn", point.NextOn)
                .Set($"{name}.Aspect", point.Aspect)
                .Set($"{name}.Proposed", point.Proposed);
        }
        return entries;
    }

    private static IEnumerable<Field> OfPoint(string name, PointKind kind) =>
        kind switch
        {
            PointKind.Acknowledged => [Ask.Date($"{name}.On", "ReceivedOn")],
            PointKind.Done =>
            [
                Ask.Term<ProceedingStep>($"{name}.Step", "DoneStep", optional: true) with
                {
                    Blank = PageText.Of("Form.None"),
                },
                Ask.Text($"{name}.What", "DoneWhat", optional: true),
                Ask.Line($"{name}.Authority", "DoneBy"),
                Ask.Date($"{name}.On", "DoneOn"),
                Ask.Line($"{name}.NextStep", "NextStep", optional: true),
                Ask.Date($"{name}.NextOn", "NextStepOn", optional: true),
            ],
            PointKind.Disputed =>
            [
                Ask.Term<CaseAspect>($"{name}.Aspect", "DisputedAspect"),
                Ask.Line($"{name}.Proposed", "Proposed"),
                Ask.Text($"{name}.What", "DisputedWhy"),
            ],
            PointKind.Stated => [Ask.Text($"{name}.What", "Stated")],
        };

    private static Point Read(Entries e, string name, PointKind kind) =>
        new()
        {
            Kind = kind,
            What = e.Text($"{name}.What"),
            Step = e.Choice<ProceedingStep>($"{name}.Step", optional: true),
            Authority = e.Text($"{name}.Authority"),
            On = e.Date($"{name}.On", optional: true),
            NextStep = e.Text($"{name}.NextStep"),
            NextOn = e.Date($"{name}.NextOn", optional: true),
            Aspect = e.Choice<CaseAspect>($"{name}.Aspect", optional: true),
            Proposed = e.Text($"{name}.Proposed"),
        };
}
