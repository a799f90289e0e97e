using CaseTracker.Cases;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Briefing;

/// <summary>What limits a table, in words: as its files say it below the figures, and pages in their filters.</summary>
public static class LimitWords
{
    /// <summary>Stands for: outside any mission, without a host State, State not known.</summary>
    public static string None => TableTexts.Get("Limit.none");

    /// <summary>Stands for: whatever it is, as long as there is one.</summary>
    public static string Any => TableTexts.Get("Limit.any");

    /// <summary>What a parameter of an address is called; null for one that limits no table.</summary>
    public static string? Name(string parameter) =>
        parameter switch
        {
            "scope" => Terms.Name<Scope>(),
            "mission" => TableTexts.Heading(HeadKind.Mission),
            "host" => TableTexts.Heading(HeadKind.Host),
            "nationality" => TableTexts.Heading(HeadKind.State),
            "act" => Terms.Name<Act>(),
            "missions" or "missionsOn" or "personnel" => TableTexts.Get($"Limit.{parameter}"),
            _ => null,
        };

    /// <summary>What a value of such a parameter is called; a value that is none stays as it is.</summary>
    public static string Value(string parameter, string value) =>
        (parameter, value) switch
        {
            ("mission" or "host" or "nationality", CaseFilter.None) => None,
            ("nationality", CaseFilter.Any) => Any,
            ("host" or "nationality", _) => TableTexts.State(value),
            ("scope", _) => Terms.Of(nameof(Scope), value),
            ("act", _) => Terms.Of(nameof(Act), value),
            ("personnel", _) => Terms.Of(nameof(PersonnelGroup), value),
            ("missions", _) => Codes.TryParse<MissionStatus>(value, out var status) ? Of(status) : value,
            ("missionsOn", _) => TableTexts.Date(value),
            _ => value,
        };

    /// <summary>What missions of that status are called.</summary>
    public static string Of(MissionStatus status) => TableTexts.Get($"MissionStatus.{Codes.Of(status)}");

    /// <summary>All but the scope, which is said of every table; empty where nothing else limits it.</summary>
    internal static string Of(CaseFilter filter) =>
        string.Join(
            ", ",
            filter
                .ToParameters()
                .Where(p => p.Key != "scope")
                .GroupBy(p => p.Key, p => p.Value)
                .Select(p => TableTexts.Text("Limit.quoted", Name(p.Key) ?? p.Key, string.Join(", ", p.Select(v => Value(p.Key, v)))))
        );
}
