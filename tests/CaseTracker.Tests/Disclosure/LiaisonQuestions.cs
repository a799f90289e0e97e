using CaseTracker.Access;
using CaseTracker.Assistance;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Clocks;
using CaseTracker.Convention;
using CaseTracker.Correspondence;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Evidence;
using CaseTracker.Home;
using CaseTracker.Missions;
using CaseTracker.Notifications;
using CaseTracker.Outbox;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.StatusRequests;
using CaseTracker.Tests.Assistance;
using MediatR;

namespace CaseTracker.Tests.Disclosure;

/// <summary>Whatever a liaison may ask, of its own and of what it may not know, and some of what it may not ask.</summary>
internal static class LiaisonQuestions
{
    /// <param name="references">Of cases.</param>
    /// <param name="next">Where the list of cases goes on.</param>
    /// <param name="numbers">Of messages.</param>
    public static IEnumerable<IBaseRequest> Of(string viewer, IReadOnlyList<string> references, string? next, IReadOnlyList<string> numbers)
    {
        CaseFilter[] filters =
        [
            new(),
            new() { Standing = null },
            new() { Nationality = viewer },
            new() { Host = "CAF" },
            new() { Host = "COD", Standing = null },
            new() { Nationality = "FRA", Standing = null },
            new() { Nationality = CaseFilter.None, Standing = null },
            new() { Harm = HarmGroup.Injured },
            new() { Informed = true, Standing = null },
            new() { Informed = false, Nationality = "KHM" },
            new() { StageReached = Stage.Investigation },
            new() { Accountability = Accountability.Ongoing },
            new() { HostNotified = true, Standing = null },
            new() { Year = 2017 },
            new() { PersonnelGroup = PersonnelGroup.Military, Standing = null },
            new() { Missions = ["MINUSCA"] },
            new() { Missions = ["MONUSCO"] },
            new() { MovedSince = new DateOnly(2017, 6, 1) },
            new() { Area = "Mbomou" },
            .. (
                (string[])["bang", "kidal", "patrol", "ambushed 1", "convoi", "营", "قتل", "minusca", "no1", "no2", "se0", "7", "zzzz"]
            ).Select(w => new CaseFilter { Text = w, Standing = null }),
        ];
        yield return new MyRights.Query();
        yield return new ViewHome.Query();
        foreach (var id in Enum.GetValues<TableId>())
            yield return new ViewDefinition.Query(id);
        yield return new ViewAreas.Query(new Period(Period.SeriesStart, new DateOnly(2023, 12, 31)));
        yield return new ListMissions.Query();
        yield return new ViewMission.Query("MINUSCA");
        yield return new ViewMission.Query("NOWHERE");
        yield return new FindReceipt.Query("a key");
        yield return new UpcomingDates.Query();
        yield return new ListParties.Query();
        yield return new ListWebhooks.Query();
        yield return new ListStatusRequests.Query();
        yield return new ListStatusRequests.Query("COD");
        foreach (var request in (string[])["RQ-CAF-2017-7QK4", "RQ-COD-2017-7QK4", "RQ-CAF-2017-ZZZZ"])
            yield return new ViewStatusRequest.Query(request);
        foreach (
            var messages in (MessageFilter[])
                [
                    new(),
                    new() { Direction = Direction.ToState },
                    new() { State = viewer },
                    new() { State = "FRA" },
                    new() { Opened = false },
                    new() { Cases = new CaseFilter { Standing = null } },
                ]
        )
            yield return new ListMessages.Query(messages, Size: 200);
        yield return new ListMessages.Query(new MessageFilter(), Audience: Audience.Un);
        yield return new ListMessages.Query(new MessageFilter(), Position: 5);
        foreach (var number in numbers)
        {
            yield return new ViewMessage.Query(number);
            yield return new ViewMessage.Query(number, Position: 200);
        }
        yield return new ListClockPolicies.Query();
        yield return new ListWorkingCalendars.Query();
        foreach (var view in Enum.GetValues<ClockView>())
        {
            foreach (
                var filter in (ClockFilter[])
                    [
                        new(view),
                        new(view, OfUn: true),
                        new(view, OfUn: false),
                        new(view, State: "CAF"),
                        new(view, State: "FRA"),
                        new(view, Mission: "MINUSCA"),
                    ]
            )
                yield return new ListClocks.Query(filter, Size: 3);
            foreach (var kind in Enum.GetValues<ClockKind>())
                yield return new ListClocks.Query(new ClockFilter(view, Kind: kind));
        }
        yield return new ListDrafts.Query();
        yield return new ListSubmissions.Query();
        yield return new ListSubmissions.Query(Audience: Audience.Un);
        foreach (
            var submission in (string[])
                [
                    .. Enumerable.Range(0, 10).Select(n => RandomLetters.Own(viewer, n)),
                    RandomLetters.Published(viewer),
                    "SB-COD-2024-NO10001",
                    "SB-COD-2024-NO20001",
                    "SB-KHM-2024-7QK4",
                ]
        )
        {
            yield return new ViewSubmission.Query(submission);
            yield return new ViewSubmission.Query(submission, Audience.Un);
            yield return new OpenDocument.Query(submission, 1);
        }
        foreach (var reference in references)
            yield return new ListSubmissions.Query(reference);
        foreach (var question in UnseenDocuments.Questions(references))
            yield return question;
        foreach (var proceeding in (string[])["PR-CAF-2018-7QK4", "PR-CAF-2018-ZZZZ"])
        {
            yield return new ViewProceeding.Query(proceeding);
            yield return new ViewProceeding.Query(proceeding, Position: 200);
            yield return new ViewProceeding.Query(proceeding, Audience: Audience.Un);
            yield return new ListCases.Query(new CaseFilter { Proceeding = proceeding });
            yield return new ListCourtDocuments.Query(proceeding);
            yield return new ListCourtDocuments.Query(proceeding, Audience.Un);
        }
        foreach (var number in Enumerable.Range(0, 4))
        {
            yield return new ViewAssistance.Query(RandomAid.Reference(number));
            yield return new ViewAssistance.Query(RandomAid.Reference(number), Position: 200);
            yield return new ViewAssistance.Query(RandomAid.Reference(number), Audience: Audience.Un);
        }
        foreach (
            var filter in (AssistanceFilter[])
                [
                    new(),
                    new() { Host = "COD" },
                    new() { Proceeding = "PR-CAF-2018-7QK4" },
                    new() { Cases = new CaseFilter { Standing = null } },
                    .. Enum.GetValues<AssistanceMeasure>().Select(m => new AssistanceFilter { Counted = m }),
                ]
        )
            yield return new ListAssistance.Query(filter);
        yield return new ListAssistance.Query(new AssistanceFilter(), Audience: Audience.Of("COD"));
        foreach (var reference in references.Append("MINUSCA-2017-7QK4").Append("MONUSCO-2017-7QK4"))
            yield return new AssistanceOfCase.Query(reference);
        foreach (var sort in Enum.GetValues<ProceedingSort>())
            yield return new ListProceedings.Query(new ProceedingFilter(), sort);
        foreach (var with in Enum.GetValues<AccusedCount>())
            yield return new ListProceedings.Query(new ProceedingFilter { With = with });
        yield return new ListProceedings.Query(new ProceedingFilter { Cases = new CaseFilter { Missions = ["MONUSCO"] } });
        yield return new ListProceedings.Query(new ProceedingFilter(), Audience: Audience.Un);
        foreach (var filter in filters)
        {
            yield return new ListCases.Query(filter);
            yield return new ExportCases.Query(filter, CaseSort.Killed);
        }
        foreach (var sort in Enum.GetValues<CaseSort>())
            yield return new ListCases.Query(new CaseFilter { Standing = null }, sort, Size: 3);
        yield return new ListCases.Query(new CaseFilter { Standing = null }, After: next ?? "x", Size: 3);
        yield return new ListCases.Query(new CaseFilter(), Position: 5);
        yield return new ListCases.Query(new CaseFilter(), Audience: Audience.Un);
        yield return new ListCases.Query(new CaseFilter(), Audience: Audience.Of("FRA"));
        yield return new ExportCases.Query(new CaseFilter(), Position: 5);
        foreach (var reference in references)
        {
            yield return new ViewCase.Query(reference);
            yield return new ViewCase.Query(reference, Position: 200);
            yield return new ViewStatus.Query(reference);
            yield return new ViewClocks.Query(reference);
            yield return new ViewClocks.Query(reference, Position: 200);
            yield return new ViewClocks.Query(reference, Audience: Audience.Un);
            yield return new ViewStatus.Query(reference, Position: 200);
            yield return new ViewCase.Query(reference, Audience: Audience.Un);
        }
        foreach (var id in Enum.GetValues<TableId>())
        {
            foreach (var period in (Period[])[Period.OfYear(2017), new Period(new DateOnly(2013, 1, 1), new DateOnly(2024, 12, 31))])
            {
                foreach (
                    var filter in (CaseFilter?[])
                        [null, new() { Nationality = viewer }, new() { Host = "CAF" }, new() { Nationality = "FRA" }]
                )
                {
                    yield return new ViewTable.Query(id, period, filter);
                    yield return new ExportTable.Query(new ViewTable.Query(id, period, filter), ExportFormat.Csv);
                    yield return new ExportTable.Query(new ViewTable.Query(id, period, filter), ExportFormat.Json);
                }
            }
            yield return new ExportTable.Query(new ViewTable.Query(id, Period.OfYear(2017)), ExportFormat.Docx);
            yield return new ExportTable.Query(
                new ViewTable.Query(id, Period.OfYear(2017)),
                ExportFormat.Xlsx,
                new Uri("https://cases.example.org")
            );
            yield return new ViewTable.Query(id, Period.OfYear(2017), Position: 3);
            yield return new ViewTable.Query(id, Period.OfYear(2017), Audience: Audience.Un);
        }
        yield return new ExportYourCases.Query(ExportFormat.Docx);
        yield return new ExportYourCases.Query(ExportFormat.Xlsx, Address: new Uri("https://cases.example.org"));
        yield return new ExportYourCases.Query(ExportFormat.Xlsx, Audience.Of("FRA"));
        yield return new DraftUpdate.Query("MINUSCA", Period.OfYear(2017));
        // What a liaison may not send at all is refused before anything is looked at.
        foreach (var reference in references)
        {
            yield return new ViewHistory.Query(reference);
            yield return new ExplainAudience.Query(reference);
            yield return new SetSummary.Command(reference, null, "x");
        }
    }
}
