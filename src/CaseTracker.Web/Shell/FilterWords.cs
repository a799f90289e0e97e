using CaseTracker.Assistance;
using CaseTracker.Briefing;
using CaseTracker.Cases;
using CaseTracker.Proceedings;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Web.Shell;

/// <summary>Says in words what a filter that came with a link limits the list to.</summary>
public static class FilterWords
{
    public static string Of(string name, string value) =>
        Phrase(
            name,
            name switch
            {
                _ when LimitWords.Name(name) is not null => LimitWords.Value(name, value),
                "area" when value == CaseFilter.None => LimitWords.None,
                "state" => Show.State(value),
                "kind" => Show.Term<MessageKind>(value),
                "assistance" => Show.Term<AssistanceKind>(value),
                "authority" => Show.Term<HostAuthority>(value),
                "provider" => Show.Term<AssistanceProvider>(value),
                "assistanceStatus" => Show.Term<AssistanceStep>(value),
                "counted" => Coded<AssistanceMeasure>("AssistanceMeasure", value),
                "direction" => Coded<Notifications.Direction>("Direction", value),
                "standing" => value == CaseFilter.Any ? LimitWords.Any : Coded<Cases.Standing>("Standing", value),
                "detention" => Coded<DetentionMeasure>("DetentionMeasure", value),
                "from" or "to" or "unmovedSince" or "movedSince" or "overdueOn" or "detentionFrom" or "detentionTo" => Show.Date(value),
                "upTo" or "stage" => Show.Term<Stage>(value),
                "closure" => Show.Term<Closure>(value),
                "activity" => Show.Term<Activity>(value),
                "harm" => Coded<HarmGroup>("HarmGroup", value),
                "category" => Show.Term<Personnel>(value),
                "sex" => Show.Term<Sex>(value),
                "gravest" => Show.Term<Harm>(value),
                "forum" => Show.Term<Forum>(value),
                "with" => Codes.TryParse<AccusedCount>(value, out var count) ? Of(count) : value,
                "opened"
                or "ofHosts"
                or "informed"
                or "disputed"
                or "unconfirmed"
                or "datesMissing"
                or "notified"
                or "acknowledged"
                or "nextOfKin"
                or "familiesToInform"
                or "open"
                or "finalConviction" => PageText.Of(value == "yes" ? "Format.Yes" : "Format.No"),
                _ => value,
            }
        );

    /// <summary>What a filter is called.</summary>
    public static string Name(string filter) => LimitWords.Name(filter) ?? PageText.Of($"Filter.{filter}");

    /// <summary>What a number of accused is called.</summary>
    public static string Of(AccusedCount count) =>
        count switch
        {
            AccusedCount.Identified => Terms.Of(Figure.Accused),
            AccusedCount.TriedPresent => Terms.Of(SuspectStatus.TriedPresent),
            AccusedCount.ConvictedNotFinal => Terms.Of(SuspectStatus.ConvictedNotFinal),
            AccusedCount.Judged => PageText.Of("Filter.Judged"),
            _ => Terms.Of(Codes.Parse<Figure>(Codes.Of(count))),
        };

    /// <summary>Whether a value stands for none or any, which links say but nobody types.</summary>
    public static bool IsWord(string? value) => value is CaseFilter.None or CaseFilter.Any;

    /// <summary>A State as its field shows it: by its name.</summary>
    public static string State(string? value) => IsWord(value) ? "" : Show.State(value);

    private static string Phrase(string name, string value) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, PageText.Of("Format.Labelled"), Name(name), value);

    private static string Coded<T>(string vocabulary, string code)
        where T : struct, Enum => Codes.TryParse<T>(code, out _) ? PageText.Of($"{vocabulary}.{code}") : code;
}
