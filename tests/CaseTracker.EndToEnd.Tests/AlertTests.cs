using System.Net.Http.Json;
using System.Text.Json;

namespace CaseTracker.EndToEnd.Tests;

/// <summary>In a demonstration, the alert about a note lies in the same inbox as the mail of the identity server, and says nothing of the
/// case.</summary>
public sealed class AlertTests
{
    [Test]
    public async Task A_note_to_a_State_reaches_its_liaison_s_inbox()
    {
        var demonstration = await Demonstration.Shared;
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await MachineClientTests.Token("demo-desk"));
        var incident = new
        {
            mission = "MINUSCA",
            occurredOn = "2017-05-08",
            act = "killing",
            nature = "malicious",
            area = "Mbomou",
            means = "ambush",
            setting = "convoy",
            perpetrator = "armed_group",
            source = "mission_monitoring",
            confidence = "confirmed",
            persons = Array.Empty<object>(),
        };
        var reference = (await Post(client, new Uri(demonstration.Web, "/api/cases"), incident)).GetProperty("reference").GetString()!;
        await Post(
            client,
            new Uri(demonstration.Web, $"/api/cases/{reference}/messages"),
            new
            {
                kind = "initial_notification",
                state = "CAF",
                language = "en",
            }
        );

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string inbox;
        while (
            !(inbox = await client.GetStringAsync(new Uri(demonstration.Identity, "/demo/mail"))).Contains(
                "awaits you in CaseTracker",
                StringComparison.Ordinal
            )
        )
            await Task.Delay(250, patience.Token);
        Assert.That(inbox, Does.Contain("liaison-caf@demo.example").And.Not.Contain(reference).And.Not.Contain("Mbomou"));
    }

    private static async Task<JsonElement> Post(HttpClient client, Uri address, object body)
    {
        using var answer = await client.PostAsJsonAsync(address, body);
        Assert.That(answer.IsSuccessStatusCode, Is.True, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
