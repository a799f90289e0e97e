using System.Globalization;
using CaseTracker.Reference;
using CaseTracker.Texts;
using CaseTracker.Web.Shell;

namespace CaseTracker.Web.Forms;

/// <summary>The questions that forms ask, in the reader's language.</summary>
internal static class Ask
{
    /// <param name="label">Key of the label's text; the name by default. A text of the same key with <c>.Hint</c> is the hint.</param>
    public static Field Line(string name, string? label = null, bool optional = false) => Of(name, FieldKind.Line, label, optional);

    public static Field Text(string name, string? label = null, bool optional = false) => Of(name, FieldKind.Text, label, optional);

    public static Field Date(string name, string? label = null, bool optional = false) => Of(name, FieldKind.Date, label, optional);

    public static Field Day(string name, string? label = null, bool optional = false) => Of(name, FieldKind.Day, label, optional);

    public static Field File(string name) => Of(name, FieldKind.File, null, optional: false);

    public static Field Reason() => Text("Reason");

    /// <summary>A value of a vocabulary, or of the part of it that is given.</summary>
    public static Field Term<T>(string name, string? label = null, bool optional = false, IEnumerable<T>? among = null)
        where T : struct, Enum =>
        Of(name, FieldKind.Choice, label, optional, label is null ? Terms.Name<T>() : null) with
        {
            Choices = [.. (among ?? Enum.GetValues<T>()).Select(v => new Choice(Codes.Of(v), Terms.Of(v)))],
        };

    public static Field OneOf(string name, IEnumerable<Choice> choices, string? label = null, bool optional = false) =>
        Of(name, FieldKind.Choice, label, optional) with
        {
            Choices = [.. choices],
        };

    public static Field SomeOf(string name, IEnumerable<Choice> choices, string? label = null) =>
        Of(name, FieldKind.Checks, label, optional: true) with
        {
            Choices = [.. choices],
        };

    /// <summary>One of these States, or any, in the order of their names.</summary>
    public static Field State(string name, IEnumerable<string>? among = null, string? label = null, bool optional = false) =>
        OneOf(name, StateChoices(among), label, optional);

    public static Field Mission(string name, IEnumerable<Mission> missions, bool optional = false) =>
        OneOf(name, MissionChoices(missions), "Mission", optional);

    public static IEnumerable<Field> WhoSays() => [Term<Source>("Source"), Term<Confidence>("Confidence")];

    public static IEnumerable<Choice> MissionChoices(IEnumerable<Mission> missions) =>
        missions.Select(m => new Choice(
            m.Code,
            string.Format(CultureInfo.CurrentCulture, PageText.Of("Format.Named"), m.Code, m.Name(CultureInfo.CurrentUICulture))
        ));

    private static IEnumerable<Choice> StateChoices(IEnumerable<string>? among) =>
        (among ?? States.All.Select(s => s.Iso3))
            .Select(code => new Choice(code, Show.State(code)))
            .OrderBy(c => c.Label, StringComparer.Create(CultureInfo.CurrentUICulture, ignoreCase: true));

    private static Field Of(string name, FieldKind kind, string? label, bool optional, string? words = null)
    {
        var key = "Field." + (label ?? name);
        return new Field(name, kind, words ?? PageText.Of(key)) { IsOptional = optional, Hint = PageText.Find(key + ".Hint") };
    }
}
