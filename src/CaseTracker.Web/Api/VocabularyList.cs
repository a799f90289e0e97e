using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Api.Contracts;

namespace CaseTracker.Web.Api;

/// <summary>All closed lists, each code with its label.</summary>
internal static class VocabularyList
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en"),
        French = CultureInfo.GetCultureInfo("fr");

    public static IReadOnlyList<VocabularyTerms> All() =>
        [
            Of<Accountability>(),
            Of<Act>(),
            Of<Activity>(),
            Of<AssistanceKind>(),
            Of<AssistanceProvider>(),
            Of<AssistanceStep>(),
            Of<Attribution>(),
            Of<BenefitsClaim>(),
            Of<Classification>(),
            Of<ClockKind>(),
            Of<ClockStanding>(),
            Of<ClockUnit>(),
            Of<Closure>(),
            Of<Confidence>(),
            Of<ContactSide>(),
            Of<CustodyStep>(),
            Of<DocumentKind>(),
            Of<Forum>(),
            Of<Harm>(),
            Of<HostAssessment>(),
            Of<HostAuthority>(),
            Of<InformedBy>(),
            Of<Integrity>(),
            Of<Means>(),
            Of<MessageKind>(),
            Of<MissionKind>(),
            Of<Nature>(),
            Of<Perpetrator>(),
            Of<Personnel>(),
            Of<PersonnelGroup>(),
            Of<Recruitment>(),
            Of<Repatriation>(),
            Of<ScanState>(),
            Of<Scope>(),
            Of<SentenceKind>(),
            Of<ServiceRelation>(),
            Of<Setting>(),
            Of<Sex>(),
            Of<Source>(),
            Of<Stage>(),
            Of<StateStatus>(),
            Of<SubmissionKind>(),
            Of<SupportKind>(),
            Of<SuspectStatus>(),
            Of<Treaty>(),
        ];

    private static VocabularyTerms Of<T>()
        where T : struct, Enum =>
        new(
            System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(typeof(T).Name),
            LabelOf(Terms.Name<T>),
            [.. Enum.GetValues<T>().Select(value => new VocabularyTerm(Codes.Of(value), LabelOf(() => Terms.Of(value))))]
        );

    private static Label LabelOf(Func<string> text) => new(In(English, text), In(French, text));

    private static string In(CultureInfo language, Func<string> text)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = language;
            return text();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
