using CaseTracker.Evidence;
using CaseTracker.Web.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace CaseTracker.Web.Forms;

/// <summary>The file of a form, which has not been read yet and can be read once.</summary>
internal sealed record StreamedFile(string Name, Stream Content);

/// <summary>
/// Reads a form up to its file and leaves the file to be read as it comes, however large it is: the file is the last question of such a
/// form, and its anti-forgery token the first. Where more follows the file, it is put aside encrypted. It is never held in memory, nor on
/// disk in clear, and what is larger than a document may be is refused before it is read.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class StreamedFileAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>What a form takes beside its file, altogether.</summary>
    private const int Beside = 1 << 20;
    private const int MostFields = 200;

    /// <summary>Questions or buttons follow the file.</summary>
    public bool FileIsAmid { get; init; }

    /// <summary>Before the form is read for its anti-forgery token.</summary>
    public int Order => 900;

    /// <exception cref="DocumentTooLargeException">More is announced than there may be.</exception>
    /// <exception cref="BadHttpRequestException">The form is not one.</exception>
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, request) = (context.HttpContext, context.HttpContext.Request);
        if (!HttpMethods.IsPost(request.Method) || http.Features.Get<IFormFeature>() is { Form: not null })
            return;
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
            return;
        var largest = http.RequestServices.GetRequiredService<DocumentStore>().Largest + Beside;
        if (request.ContentLength > largest)
            throw new DocumentTooLargeException();
        SubmissionRoutes.Allow(http, largest);
        try
        {
            var reader = new MultipartReader(HeaderUtilities.RemoveQuotes(type.Boundary).Value ?? "", request.Body);
            http.Features.Set<IFormFeature>(new FormFeature(new FormCollection(await ReadFields(reader, http))));
        }
        catch (Exception malformed) when (malformed is InvalidDataException or ArgumentException)
        {
            throw new BadHttpRequestException(malformed.Message, StatusCodes.Status400BadRequest);
        }
    }

    private async Task<Dictionary<string, StringValues>> ReadFields(MultipartReader reader, HttpContext http)
    {
        var (fields, size) = (new Dictionary<string, StringValues>(StringComparer.Ordinal), 0);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var of))
                throw new InvalidDataException("A part of the form has no name.");
            if (of.IsFileDisposition())
            {
                var name = HeaderUtilities.RemoveQuotes(of.FileNameStar.HasValue ? of.FileNameStar : of.FileName).Value ?? "";
                // Where no file was chosen, an empty one without a name is sent.
                var content =
                    name.Length == 0 || !FileIsAmid
                        ? section.Body
                        : await http.RequestServices.GetRequiredService<DocumentStore>().PutAside(section.Body, http.RequestAborted);
                if (name.Length > 0)
                    http.Features.Set(new StreamedFile(name, content));
                if (!FileIsAmid)
                    break;
                http.Response.RegisterForDispose(content);
                continue;
            }
            using var value = new MemoryStream();
            var buffer = new byte[1 << 13];
            while (await section.Body.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
            {
                if ((size += read) > Beside)
                    throw new DocumentTooLargeException();
                value.Write(buffer, 0, read);
            }
            if (fields.Count >= MostFields)
                throw new InvalidDataException("The form has too many parts.");
            var key = HeaderUtilities.RemoveQuotes(of.Name).Value ?? "";
            fields[key] = StringValues.Concat(
                fields.GetValueOrDefault(key),
                System.Text.Encoding.UTF8.GetString(value.GetBuffer(), 0, (int)value.Length)
            );
        }
        return fields;
    }
}
