using System.Globalization;
using System.Resources;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Notifications;

/// <summary>The words of a note in the note's own language, whatever the language of the officer who issues it.</summary>
internal sealed class NoteWords(string language)
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Notifications.Notes", typeof(NoteWords).Assembly);

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language);

    public string this[string key] =>
        Resources.GetString(key, Culture) ?? throw new MissingManifestResourceException($"No text of notes is named {key}.");

    public string this[string key, params object[] values] => string.Format(Culture, this[key], values);

    public string Date(PartialDate date) => date.ToLongString(Culture);

    public string State(string code) => States.Find(code)?.Name(Culture) ?? code;

    public string Term<T>(string code)
        where T : struct, Enum => Terms.In(Culture, typeof(T).Name, code);

    /// <summary>The template that the product is delivered with.</summary>
    public NoteTemplate Shipped(MessageKind kind) =>
        new(kind, language, this[$"{Codes.Of(kind)}.Title"], this[$"{Codes.Of(kind)}.Body"].ReplaceLineEndings("\n"));
}
