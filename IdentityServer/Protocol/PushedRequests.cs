using System.Text.Json;
using IdentityServer.Clients;
using IdentityServer.Data;
using IdentityServer.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityServer.Protocol;

/// <summary>An authorization request that waits for the browser to come with its address.</summary>
internal sealed class PushedRequest
{
    public required byte[] Hash { get; init; }
    public required string ClientId { get; init; }
    public required string Body { get; init; }
    public required DateTime ExpiresAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PushedRequest>
    {
        public void Configure(EntityTypeBuilder<PushedRequest> builder)
        {
            builder.ToTable("PushedRequest").HasKey(r => r.Hash);
            builder.Property(r => r.Hash).HasMaxLength(32);
            builder.Property(r => r.ClientId).HasMaxLength(100);
            builder.HasIndex(r => r.ExpiresAt).HasDatabaseName("IX_PushedRequest_ExpiresAt");
        }
    }
}

/// <summary>Takes authorization requests from the client itself, before the browser can alter them (RFC 9126); each address holds a minute
/// and works once.</summary>
internal sealed class PushedRequests(
    ClientAuthentication authentication,
    AuthorizeRules rules,
    IDbContextFactory<IdentityStore> stores,
    TimeProvider clock
)
{
    private const string Prefix = "urn:ietf:params:oauth:request_uri:";

    public async Task<object?> Push(HttpContext context)
    {
        var form = await Parameters.Form(context);
        var client = await authentication.Require(context, form);
        if (form["client_id"] is { } named && named != client.ClientId)
            throw new RefusedException(Errors.InvalidRequest, "client_id is another client's.");
        if (form.Has("request_uri"))
            throw new RefusedException(Errors.InvalidRequest, "A pushed request cannot name another one.");
        var (target, redirectUri) = rules.Target(form.With("client_id", client.ClientId));
        var request = await rules.Read(target, redirectUri, form, context.RequestAborted);
        var secret = Secret.New();
        await using var store = await stores.CreateDbContextAsync(context.RequestAborted);
        store.Add(
            new PushedRequest
            {
                Hash = Secret.Hash(secret),
                ClientId = client.ClientId,
                Body = JsonSerializer.Serialize(request),
                ExpiresAt = clock.GetUtcNow().UtcDateTime + Lifetimes.PushedRequest,
            }
        );
        await store.SaveChangesAsync(context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        return new { request_uri = Prefix + secret, expires_in = (int)Lifetimes.PushedRequest.TotalSeconds };
    }

    /// <summary>The request behind an address, which is gone afterwards.</summary>
    /// <exception cref="RefusedException">The address is unknown, used, too old or another client's.</exception>
    public async Task<AuthorizeRequest> Take(string requestUri, string clientId, CancellationToken cancellation)
    {
        if (!requestUri.StartsWith(Prefix, StringComparison.Ordinal))
            throw new RefusedException(Errors.InvalidRequestUri, "request_uri is none of this server's.");
        var hash = Secret.Hash(requestUri[Prefix.Length..]);
        await using var store = await stores.CreateDbContextAsync(cancellation);
        var found = await store
            .Set<PushedRequest>()
            .AsNoTracking()
            .SingleOrDefaultAsync(r => r.Hash == hash && r.ClientId == clientId, cancellation);
        var isMine = found is not null && await store.Set<PushedRequest>().Where(r => r.Hash == hash).ExecuteDeleteAsync(cancellation) == 1;
        if (!isMine || found!.ExpiresAt <= clock.GetUtcNow().UtcDateTime)
            throw new RefusedException(Errors.InvalidRequestUri, "request_uri has expired or was used.");
        return JsonSerializer.Deserialize<AuthorizeRequest>(found.Body)! with { AskedAt = clock.GetUtcNow().ToUnixTimeSeconds() };
    }
}
