using CaseTracker.Briefing;
using Microsoft.Net.Http.Headers;

namespace CaseTracker.Web.Api;

/// <summary>Lists and tables are JSON, or CSV where the client asks for it by <c>format=csv</c> or its Accept header; tables are also
/// documents and workbooks.</summary>
internal static class Formats
{
    public const string Parameter = "format";
    public const string Csv = "text/csv";

    /// <summary>Of a list.</summary>
    public static bool IsCsv(HttpRequest request) =>
        Parameters.Text(request, Parameter) switch
        {
            null => Accepts(request, Csv),
            "csv" => true,
            "json" => false,
            _ => throw Parameters.Invalid(Parameter, ApiText.ValueNotOneOf(["csv", "json"])),
        };

    /// <summary>As which file a table is asked for; null where it is only read.</summary>
    public static ExportFormat? OfTable(HttpRequest request) =>
        Parameters.Code<ExportFormat>(request, Parameter)
        ?? (
            Accepts(request, Csv) ? ExportFormat.Csv
            : Accepts(request, TableAnnex.MediaType) ? ExportFormat.Docx
            : Accepts(request, TableWorkbook.MediaType) ? ExportFormat.Xlsx
            : null
        );

    private static bool Accepts(HttpRequest request, string type) =>
        request.Headers.Accept.Any(accept => accept is not null && accept.Contains(type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says that a file follows, which nobody keeps.</summary>
    public static void Attach(HttpResponse response, string fileName, string contentType)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(fileName);
        response.Headers.ContentDisposition = disposition.ToString();
        response.ContentType = contentType;
    }
}
