using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace CaseTracker.Web.Api;

/// <summary>What the API says about a request that it refuses, in the language that the client accepts.</summary>
internal static class ApiText
{
    internal static readonly ResourceManager Resources = new("CaseTracker.Web.Api.ApiText", typeof(ApiText).Assembly);

    public static string AsOfNotValid => Get();
    public static string BodyNotJson => Get();
    public static string BodyTypeNotJson => Get();
    public static string FileTypeNotKnown => Get();
    public static string IdempotencyKeyNotValid => Get();
    public static string IfMatchNotForThis => Get();
    public static string IfMatchNotValid => Get();
    public static string MemberMissing => Get();
    public static string MemberUnknown => Get();
    public static string ParameterRepeated => Get();
    public static string PeriodNotValid => Get();
    public static string ValueNotDate => Get();
    public static string ValueNotList => Get();
    public static string ValueNotNumber => Get();
    public static string ValueNotObject => Get();
    public static string ValueNotText => Get();
    public static string ValueNotYesOrNo => Get();

    public static string ParameterUnknown(string name) => string.Format(CultureInfo.CurrentCulture, Get(), name);

    public static string ValueNotOneOf(IEnumerable<string> codes) =>
        string.Format(CultureInfo.CurrentCulture, Get(), string.Join(", ", codes));

    /// <summary>The name of a status.</summary>
    public static string Title(int status) =>
        Resources.GetString($"Title.{status}", CultureInfo.CurrentUICulture) ?? Get(status < 500 ? "Title.Other" : "Title.500");

    private static string Get([CallerMemberName] string name = "") =>
        Resources.GetString(name, CultureInfo.CurrentUICulture)
        ?? throw new MissingManifestResourceException($"No text of the API is named {name}.");
}
