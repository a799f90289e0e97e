using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CaseTracker.Texts;

/// <summary>What the product says to a user who must change something, in the user's language (the current UI culture).</summary>
public static class Text
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Texts.Text", typeof(Text).Assembly);

    public static string AlreadyDecided => Get();
    public static string CaseChangedMeanwhile => Get();
    public static string CaseIsMerged => Get();
    public static string CursorNotValid => Get();
    public static string DateInFuture => Get();
    public static string DateNotValid => Get();
    public static string HarmMissing => Get();
    public static string KeyUsedForAnother => Get();
    public static string MissionMissing => Get();
    public static string NextOfKinAlreadyConfirmed => Get();
    public static string NotAHost => Get();
    public static string NotALatitude => Get();
    public static string NotALongitude => Get();
    public static string OwnProposal => Get();
    public static string ReasonMissing => Get();

    public static string FilterValueUnknown(string written) => Format(written);

    public static string MissionUnknown(string written) => Format(written);

    public static string PageSizeNotValid(int most) => Format(most);

    public static string StateUnknown(string written) => Format(written);

    public static string TooLong(int characters) => Format(characters);

    private static string Format(object value, [CallerMemberName] string name = "") => string.Format(CultureInfo.CurrentCulture, Get(name), value);

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException($"No text is named {name}.");
}
