using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace IdentityServer.Shell;

/// <summary>The style sheet, the icon and the one script: embedded, so that they come along wherever this server is hosted, and cached for
/// good under their hash.</summary>
internal static class Assets
{
    private const string Folder = "assets/";

    private static readonly Dictionary<string, (byte[] Content, string Type, string Hash)> _files = Load();

    /// <summary>The address of a file; it changes with the content.</summary>
    public static string Of(string name) => $"/{Folder}{name}?v={_files[name].Hash}";

    public static void MapAssets(this IEndpointRouteBuilder endpoints) =>
        endpoints
            .MapGet(
                $"/{Folder}{{name}}",
                IResult (string name, HttpContext context) =>
                {
                    if (!_files.TryGetValue(name, out var file))
                        return TypedResults.NotFound();
                    context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return TypedResults.Bytes(file.Content, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Hash}\""));
                }
            )
            .AllowAnonymous();

    private static Dictionary<string, (byte[], string, string)> Load()
    {
        var assembly = typeof(Assets).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(n => n.StartsWith(Folder, StringComparison.Ordinal))
            .ToDictionary(
                n => n[Folder.Length..],
                n =>
                {
                    using var stream = assembly.GetManifestResourceStream(n)!;
                    var content = new byte[stream.Length];
                    stream.ReadExactly(content);
                    return (content, TypeOf(n), Convert.ToHexStringLower(SHA256.HashData(content))[..12]);
                }
            );
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => throw new InvalidOperationException($"{name} is no kind of file that the pages use."),
        };
}
