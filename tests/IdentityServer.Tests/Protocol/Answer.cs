using System.Text.Json;

namespace IdentityServer.Tests.Protocol;

/// <summary>What an endpoint for programs answered.</summary>
internal sealed record Answer(int Status, string Text, string? Challenge, string? CacheControl)
{
    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? Error => Text.Length > 0 && Body.TryGetProperty("error", out var error) ? error.GetString() : null;

    public string this[string name] => Body.GetProperty(name).GetString()!;

    public static async Task<Answer> Of(HttpResponseMessage answer) =>
        new(
            (int)answer.StatusCode,
            await answer.Content.ReadAsStringAsync(),
            answer.Headers.WwwAuthenticate.Count > 0 ? answer.Headers.WwwAuthenticate.ToString() : null,
            answer.Headers.CacheControl?.ToString()
        );
}
