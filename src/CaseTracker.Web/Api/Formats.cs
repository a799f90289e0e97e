using CaseTracker.Briefing;
using Microsoft.Net.Http.Headers;

namespace CaseTracker.Web.Api;

/// <summary>Lists and tables are JSON, or CSV where the client asks for it by <c>format=csv</c> or its Accept header.</summary>
internal static class Formats
{
    public const string Parameter = "format";
    public const string Csv = "text/csv";

    public static bool IsCsv(HttpRequest request) => Parameters.Code<ExportFormat>(request, Parameter) is { } asked ? asked == ExportFormat.Csv
        : request.Headers.Accept.Any(accept => accept is not null && accept.Contains(Csv, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that a file follows, which nobody keeps.</summary>
    public static void Attach(HttpResponse response, string fileName, string contentType)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = contentType;
    }
}
