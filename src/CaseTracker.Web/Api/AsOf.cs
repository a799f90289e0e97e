using CaseTracker.Reference;

namespace CaseTracker.Web.Api;

/// <summary>The past moment that a client names.</summary>
internal static class AsOf
{
    public const string Parameter = "asOf";

    /// <exception cref="FluentValidation.ValidationException">It is none of these.</exception>
    public static Moment Of(HttpRequest request)
    {
        if (Parameters.Text(request, Parameter) is not { } text)
            return default;
        if (Moment.TryParse(text, out var moment))
            return moment;
        throw Parameters.Invalid(Parameter, ApiText.AsOfNotValid);
    }
}
