using CaseTracker.Proceedings;
using CaseTracker.Reference;

namespace CaseTracker.Web.Tests.Pages;

/// <summary>A proceeding with twelve accused, of whom one is known by unconfirmed word only, and with sources that contradict each
/// other.</summary>
internal static class Trial
{
    /// <summary>What only the UN may read of it.</summary>
    public static readonly string[] Secrets = ["Invented suspect", "a village to the north", "Invented record", "49"];

    public static DateOnly NextHearing { get; } = DateOnly.FromDateTime(DateTime.UtcNow).AddDays(40);

    /// <returns>Its reference.</returns>
    public static async Task<string> Hold(Service service, params string[] cases)
    {
        var desk = Service.Desk;
        var reference = (
            await service.Send(
                desk,
                new OpenProceeding.Command(
                    cases,
                    Forum.Military,
                    "CAF",
                    "The court; of Bangui, first chamber",
                    "Criminal code",
                    Day("2018-02-01"),
                    Source.HostOfficial,
                    Confidence.Confirmed
                )
            )
        ).Reference!;
        await service.Send(
            desk,
            new AddAccused.Command(
                reference,
                null,
                [.. Enumerable.Range(1, 11).Select(n => new AddAccused.Suspect($"Invented suspect {n}", null))],
                Day("2018-03-01"),
                Source.HostOfficial,
                Confidence.Confirmed
            )
        );
        await service.Send(
            desk,
            new AddAccused.Command(
                reference,
                null,
                [new AddAccused.Suspect("Invented suspect 12", null)],
                Day("2018-04-01"),
                Source.Media,
                Confidence.Unconfirmed
            )
        );
        var accused = (await service.Send(desk, new ViewProceeding.Query(reference))).Accused.Select(a => a.AccusedId!.Value).ToList();
        await Step(ProceedingStep.InvestigationOpened, "2018-02-01", Source.HostOfficial);
        foreach (var one in accused.Take(10))
            await service.Send(
                desk,
                new StateAccused.Command(
                    reference,
                    null,
                    one,
                    SuspectStatus.Arrested,
                    Day("2018-03-02"),
                    Source.HostOfficial,
                    Confidence.Confirmed,
                    null
                )
            );
        await service.Send(
            desk,
            new StateAccused.Command(
                reference,
                null,
                accused[2],
                SuspectStatus.Bail,
                Day("2018-06-01"),
                Source.Media,
                Confidence.Unconfirmed,
                "Invented record"
            )
        );
        await service.Send(
            desk,
            new RecordWhereabouts.Command(
                reference,
                null,
                accused[10],
                "a village to the north",
                Source.MissionMonitoring,
                Confidence.Unconfirmed
            )
        );
        await Step(ProceedingStep.TrialOpened, "2020-01-15", Source.CourtRecord);
        await service.Send(
            desk,
            new StateVerdict.Command(
                reference,
                null,
                accused[0],
                Verdict.Convicted,
                Instance.FirstInstance,
                true,
                [new(SentenceKind.Death, null, null)],
                Day("2020-02-07"),
                Source.CourtRecord,
                Confidence.Confirmed,
                "Invented record"
            )
        );
        await service.Send(
            desk,
            new StateVerdict.Command(
                reference,
                null,
                accused[1],
                Verdict.Convicted,
                Instance.FirstInstance,
                false,
                [new(SentenceKind.Term, 126, null)],
                Day("2020-02-07"),
                Source.CourtRecord,
                Confidence.Confirmed,
                null
            )
        );
        await Figure(51, Source.CourtRecord, Confidence.Confirmed);
        await Figure(49, Source.Media, Confidence.Unconfirmed);
        await service.Send(
            desk,
            new ScheduleHearing.Command(reference, null, PartialDate.FromDate(NextHearing), Source.CourtRecord, Confidence.Confirmed)
        );
        return reference;

        Task Step(ProceedingStep step, string on, Source source) =>
            service.Send(desk, new StateStep.Command(reference, null, step, null, null, null, Day(on), source, Confidence.Confirmed, null));

        Task Figure(int count, Source source, Confidence confidence) =>
            service.Send(
                desk,
                new StateFigure.Command(reference, null, Reference.Figure.Convicted, count, Day("2020-02-08"), source, confidence, null)
            );
    }

    private static PartialDate Day(string text) => PartialDate.Parse(text);
}
