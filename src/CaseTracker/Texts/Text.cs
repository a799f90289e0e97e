using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CaseTracker.Texts;

/// <summary>Every message that a person sees, in the reader's language; a property's name is its key in the resources.</summary>
public static class Text
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Texts.Text", typeof(Text).Assembly);

    public static string DateInFuture => Get();

    public static string DateNotValid => Get();

    /// <summary>{0} is the acronym as it was written.</summary>
    public static string MissionUnknown => Get();

    /// <summary>{0} is the code or name as it was written.</summary>
    public static string StateUnknown => Get();

    private static string Get([CallerMemberName] string key = "") => Resources.GetString(key, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"No text for {key}.");
}
